// New entries of live coverage come to an open page. The fragment is the same for everybody and mostly "not
// modified"; a hidden page asks nothing, and after an error the next try waits longer.
const live = document.querySelector("[data-live]");
const list = live?.querySelector("[data-live-entries]");
const news = live?.querySelector("[data-live-news]");
const EVERY = 30_000;
const LONGEST = 600_000;
let wait = EVERY;
let last = "";
let timer = 0;
let waiting = [];

const plan = (delay = wait) => { clearTimeout(timer); if (!document.hidden) timer = setTimeout(ask, delay); };

async function ask() {
  try {
    const answer = await fetch(live.dataset.live, { cache: "no-cache", credentials: "same-origin" });
    if (!answer.ok) throw new Error(answer.status);
    const text = await answer.text();
    wait = EVERY;
    if (text !== last) compare((last = text));
  } catch { wait = Math.min(wait * 2, LONGEST); }
  if (wait) plan();
}

function compare(text) {
  const came = new DOMParser().parseFromString(text, "text/html").querySelector("[data-live-entries]");
  if (!came) return;
  const entries = [...came.querySelectorAll("li[id]")];
  const first = entries.findIndex((entry) => document.getElementById(entry.id));
  for (const entry of entries) {
    // What was corrected is replaced where it stands; an open player is left alone.
    const old = document.getElementById(entry.id);
    if (old && !old.querySelector("iframe") && old.innerHTML !== entry.innerHTML) old.innerHTML = entry.innerHTML;
  }
  waiting = first < 0 ? entries : entries.slice(0, first);
  const isFarBehind = first < 0 && list.querySelector("li[id]");
  if (waiting.length) offer(isFarBehind);
  if (came.dataset.state !== "live") { wait = 0; news.append(Object.assign(document.createElement("p"), { textContent: news.dataset.over })); }
}

function offer(isFarBehind) {
  const { one, many, reload } = news.dataset;
  const number = waiting.length;
  const button = Object.assign(document.createElement("button"), { className: "button", type: "button" });
  button.textContent = isFarBehind ? reload : number === 1 ? one : many.replace("{number}", number);
  button.addEventListener("click", () => (isFarBehind ? location.reload() : insert()));
  news.replaceChildren(button);
}

function insert() {
  list.querySelector(".empty-note")?.remove();
  list.prepend(...waiting);
  news.replaceChildren();
  waiting[0].focus();
  waiting = [];
}

// A link to an entry that is folded away by now leads to the page that has them all.
const folded = document.querySelector("[data-all]");
if (folded && location.hash.startsWith("#entry-") && !document.getElementById(location.hash.slice(1))) {
  location.replace(folded.dataset.all + location.hash);
}
if (live) {
  plan();
  document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(timer) : wait && plan(0)));
}

