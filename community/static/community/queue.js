// Moderating with the keyboard: j and k go along the queue, a letter decides, w says why, u takes it back. Without it
// each button is a form. The next comment takes keys at once: what was decided is sent in the order of the keys.
const queue = document.querySelector("[data-queue]");
const undoForm = document.querySelector("[data-queue-undo]");
const undoButton = document.querySelector("[data-queue-undo-button]");
const said = document.querySelector("[data-queue-said]");
const help = document.querySelector("[data-queue-help]");
const done = document.querySelector("[data-queue-done]");
const total = document.querySelector("[data-queue-total]");
const reason = document.querySelector("[data-queue-reason]");
// What left the page by each decision, and where it stood.
const gone = [];
let turn = Promise.resolve();
// Until it is known what comes back, a letter could mean another comment than the one that is meant.
let isUndoing = false;
// Whom the reason is about: that is where the keys act again.
let reasoned = null;

const entries = () => [...document.querySelectorAll(".queue-entry")];
const current = () => document.activeElement?.closest?.(".queue-entry") ?? null;

const inTurn = (work) => (turn = turn.then(work, work));

function focus(entry) {
  entry?.focus();
  entry?.scrollIntoView({ block: "nearest" });
}

function move(step) {
  const all = entries();
  const here = all.indexOf(current());
  focus(all[here < 0 ? 0 : Math.min(Math.max(here + step, 0), all.length - 1)]);
}

async function send(form, data) {
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" }, keepalive: true });
    if (answer.ok) return await answer.json();
  } catch {
    // No connection: the words below say so.
  }
  said.textContent = queue?.dataset.failed || "Not saved. Reload the page.";
  return null;
}

function count(difference) {
  if (total) total.textContent = Number(total.textContent.replace(/\D/g, "")) + difference;
}

function remove(taken) {
  const all = entries();
  const last = taken.at(-1);
  const next = all.slice(all.indexOf(last) + 1).find((entry) => !taken.includes(entry)) ?? all.findLast((entry) => !taken.includes(entry));
  const places = taken.map((entry) => [entry, entry.nextElementSibling]);
  taken.forEach((entry) => entry.remove());
  count(-taken.length);
  done.hidden = Boolean(next);
  if (next) focus(next);
  else done.querySelector("a").focus();
  return places;
}

function putBack(places) {
  places.toReversed().forEach(([entry, after]) => {
    after?.isConnected ? after.before(entry) : queue.querySelector(".queue-list").append(entry);
  });
  count(places.length);
  if (places.length) done.hidden = true;
}

function decide(button, taken) {
  const data = new FormData(queue);
  if (button.name === "do") data.delete("chosen");
  data.set(button.name, button.value);
  const stays = /^((un)?pick|correction|tip)\b/.test(button.value);
  if (stays) button.disabled = true;
  else reason.value = "";
  const places = stays ? [] : remove(taken);
  return inTurn(async () => {
    const answer = await send(queue, data);
    if (answer) said.textContent = answer.words;
    else button.disabled = false;
    if (answer?.batch) {
      // What its writer has changed since the page was made waits still.
      const isLeft = ([entry]) => answer.left.includes(Number(entry.dataset.comment));
      putBack(places.filter(isLeft));
      gone.push({ batch: answer.batch, places: places.filter((place) => !isLeft(place)) });
      undoForm.elements.batch.value = answer.batch;
      undoButton.hidden = false;
    } else {
      // Not saved, or nothing changed. (What was passed on never left, and cannot be undone from here.)
      putBack(places);
    }
  });
}

function undo() {
  isUndoing = true;
  return inTurn(takeBack).finally(() => (isUndoing = false));
}

async function takeBack() {
  if (!undoForm.elements.batch.value) return;
  const answer = await send(undoForm, new FormData(undoForm));
  if (!answer) return;
  const taken = gone.pop();
  // Decided on an earlier page: it is shown where it stands now.
  if (!taken) return location.reload();
  putBack(taken.places);
  focus(taken.places[0]?.[0]);
  said.textContent = answer.words;
  const before = gone.at(-1)?.batch ?? "";
  undoForm.elements.batch.value = before;
  undoButton.hidden = !before;
}

queue?.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button?.name) return;
  event.preventDefault();
  const taken = button.name === "do" ? [button.closest(".queue-entry")] : entries().filter((entry) => entry.querySelector("[name=chosen]").checked);
  if (taken.length) decide(button, taken);
});

undoForm?.addEventListener("submit", (event) => {
  event.preventDefault();
  undo();
});

queue?.querySelector("[data-queue-all]").addEventListener("change", (event) => {
  entries().forEach((entry) => (entry.querySelector("[name=chosen]").checked = event.target.checked));
});

// The page that follows is asked for once all is saved.
done?.querySelector("a").addEventListener("click", (event) => {
  event.preventDefault();
  inTurn(() => location.assign(event.target.href));
});

function sayWhy() {
  reasoned = current();
  reason?.focus();
  reasoned?.setAttribute("data-reasoned", "");
}

reason?.addEventListener("blur", () => reasoned?.removeAttribute("data-reasoned"));

reason?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" && event.key !== "Escape") return;
  event.preventDefault();
  if (event.key === "Escape") reason.value = "";
  focus(reasoned?.isConnected ? reasoned : entries()[0]);
});

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (isTyping || isUndoing || event.ctrlKey || event.metaKey || event.altKey) return;
  const acts = {
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    u: undo,
    w: sayWhy,
    x: () => current()?.querySelector("[name=chosen]").click(),
    "?": () => (help.open = !help.open),
  };
  const act = acts[event.key] ?? (() => current()?.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click());
  if (!acts[event.key] && !/^[a-z]$/.test(event.key)) return;
  if (event.key.startsWith("Arrow") && !current()) return;
  event.preventDefault();
  act();
});

// Ready at once: the first key decides about the first comment.
if (queue && !location.hash) focus(entries()[0]);
