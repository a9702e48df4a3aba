// Comments under a post: fetched when they come near, moved through and written without leaving the page. Without this
// every link leads to a page that does the same.

const section = document.querySelector("[data-comments]") ?? document.querySelector("[data-comments-page]");
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

function fragmentOf(address) {
  const url = new URL(address, location.href);
  url.searchParams.set("fragment", "1");
  return url;
}

function parsed(html) {
  return document.createRange().createContextualFragment(html);
}

async function piece(address, options) {
  const answer = await fetch(fragmentOf(address), options);
  if (!answer.ok && answer.status !== 422 && answer.status !== 403) throw new Error(answer.status);
  return parsed(await answer.text());
}

async function load(address, target) {
  const found = await piece(address);
  section.replaceChildren(found);
  const place = target && document.getElementById(target);
  if (place) {
    place.classList.add("comment--found");
    place.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }
}

// A word that it did not work, beside what was pressed.
function failed(beside) {
  const words = document.createElement("p");
  words.className = "ask__errors";
  words.setAttribute("role", "alert");
  words.textContent = section.dataset.failed;
  beside.querySelector(":scope > [role=alert]")?.remove();
  beside.append(words);
}

// Its address has a name of its own with each version, so the page says it.
async function guard(form) {
  const script = form.querySelector("[data-guard]")?.dataset.guard;
  if (script) (await import(script)).guard(form);
}

function begin(form) {
  const text = form.querySelector("[data-limit]");
  const left = form.querySelector("[data-left]");
  const limit = Number(text?.dataset.limit);
  const count = () => {
    // Characters as the server counts them: a line end is one, an emoji too.
    const rest = limit - [...text.value].length;
    left.textContent = (rest < 0 ? left.dataset.over : left.dataset.left).replace("{number}", Math.abs(rest).toLocaleString(document.documentElement.lang));
    left.classList.toggle("comment-form__count--over", rest < 0);
  };
  if (left) {
    text.addEventListener("input", count);
    count();
  }
  guard(form);
  return text;
}

async function write(link) {
  const place = link.closest("article, .comment-sent")?.parentElement ?? link.closest(".comments__head");
  const open = place.querySelector(":scope > .comment-place");
  if (open) return open.querySelector("textarea")?.focus();
  const box = Object.assign(document.createElement("div"), { className: "comment-place" });
  box.append(await piece(link.href));
  const beside = [...place.children].find((child) => child.matches("article, .comment-sent"));
  beside ? beside.after(box) : place.append(box);
  const form = box.querySelector("form[data-guarded]");
  if (form) begin(form)?.focus();
}

async function send(form) {
  const button = form.querySelector("[type=submit]");
  button.disabled = true;
  try {
    const found = await piece(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const next = found.firstElementChild;
    (form.closest(".comment-sent") ?? form).replaceWith(found);
    if (next.matches("form")) {
      begin(next);
      (next.querySelector("[aria-invalid], .ask--wrong :is(input, textarea)") ?? next.querySelector("textarea"))?.focus();
    } else {
      next.focus();
    }
  } catch {
    failed(form);
    button.disabled = false;
  }
}

async function recommend(form) {
  const button = form.querySelector("button");
  button.disabled = true;
  const answer = await fetch(fragmentOf(form.action), { method: "POST" }).catch(() => null);
  if (!answer?.ok) {
    button.disabled = false;
    return failed(form);
  }
  const count = form.querySelector("[data-count]") ?? form.appendChild(Object.assign(document.createElement("span"), { className: "comment__count" }));
  count.textContent = Number(count.dataset.count ?? 0) + 1;
}

section?.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-comment-form], a[data-comment-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const done = link.matches("[data-comment-form]") ? write(link) : load(link.href, new URL(link.href).hash.slice(1) || section.id);
  done.catch(() => (location.href = link.href));
  if (link.hash && link.matches("[data-comment-link]")) history.replaceState(null, "", link.hash);
});

section?.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-guarded], [data-recommend], [data-withdraw]")) return;
  event.preventDefault();
  if (form.matches("[data-recommend]")) recommend(form);
  else send(form);
});

const wanted = /^#c(\d+)$/.exec(location.hash);
if (section?.dataset.comments) {
  const address = wanted ? `${section.dataset.comments}?at=${wanted[1]}` : section.dataset.comments;
  // A comment that is gone: the list, then.
  const show = () => load(address, wanted && `c${wanted[1]}`).catch(() => wanted && load(section.dataset.comments)).catch(() => {});
  if (wanted || location.hash === "#comments") show();
  else {
    const near = new IntersectionObserver(
      ([entry]) => {
        if (!entry.isIntersecting) return;
        near.disconnect();
        show();
      },
      { rootMargin: "600px" },
    );
    near.observe(section);
  }
} else if (section) {
  section.querySelectorAll("form[data-guarded]").forEach(begin);
}
