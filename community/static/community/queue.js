// Moderating with the keyboard: j and k go along the queue, a letter decides, u takes it back. Without it each button is a form.
const queue = document.querySelector("[data-queue]");
const undoForm = document.querySelector("[data-queue-undo]");
const undoButton = document.querySelector("[data-queue-undo-button]");
const said = document.querySelector("[data-queue-said]");
const help = document.querySelector("[data-queue-help]");
const done = document.querySelector("[data-queue-done]");
const total = document.querySelector("[data-queue-total]");
// What left the page by each decision, and where it stood.
const gone = [];

const entries = () => [...document.querySelectorAll(".queue-entry")];
const current = () => document.activeElement?.closest?.(".queue-entry") ?? null;

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
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
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
  if (done) done.hidden = Boolean(next);
  focus(next);
  return places;
}

async function decide(button, taken) {
  const data = new FormData(queue);
  if (button.name === "do") data.delete("chosen");
  data.set(button.name, button.value);
  const answer = await send(queue, data);
  if (!answer) return;
  const stays = /^((un)?pick|correction|tip)\b/.test(button.value);
  if (stays) button.disabled = true;
  said.textContent = answer.words;
  // What was passed on cannot be undone from here: what was decided before still can.
  if (!answer.batch) return;
  gone.push({ batch: answer.batch, places: stays ? [] : remove(taken) });
  undoForm.elements.batch.value = answer.batch;
  undoButton.hidden = !answer.batch;
}

async function undo() {
  if (!undoForm.elements.batch.value) return;
  const answer = await send(undoForm, new FormData(undoForm));
  if (!answer) return;
  const taken = gone.pop();
  // Decided on an earlier page: it is shown where it stands now.
  if (!taken) return location.reload();
  taken.places.toReversed().forEach(([entry, after]) => {
    after?.isConnected ? after.before(entry) : queue.querySelector(".queue-list").append(entry);
  });
  count(taken.places.length);
  done.hidden = true;
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

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const acts = {
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    u: undo,
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
