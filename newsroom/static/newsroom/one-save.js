// One save of a page at a time. Whoever presses "Publish" while an autosave is under way would send the page twice: a new
// one is then made twice, which ends in an error, and of an older one the second save is taken for somebody else's.
// So the press waits for the autosave, a moment as a rule, and no autosave begins once it was sent.

// How long an autosave is waited for, in milliseconds; then the press counts whatever became of it.
const PATIENCE = 15_000;
const saving = new Set();
const pressed = new Map();
const sent = new Set();

function send(form) {
  saving.delete(form);
  if (!pressed.has(form)) return;
  const button = pressed.get(form);
  pressed.delete(form);
  // By then the button shows that it works, and one that is disabled would not say what was pressed.
  const said = document.createElement("input");
  Object.assign(said, { type: "hidden", name: button?.name ?? "", value: button?.value ?? "" });
  form.append(said);
  form.requestSubmit();
  said.remove();
}

function wait(form, button) {
  if (pressed.has(form)) return;
  pressed.set(form, button);
  setTimeout(() => send(form), PATIENCE);
}

document.addEventListener("w-autosave:save", (event) => {
  if (sent.has(event.target)) event.preventDefault();
  else saving.add(event.target);
});
for (const end of ["success", "error"]) {
  document.addEventListener(`w-autosave:${end}`, (event) => send(event.target));
}

// Before anything else that listens.
window.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!saving.has(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    wait(form, event.submitter);
  },
  true,
);
// Wagtail sends the form without a press when a dialog ("Request changes") has been answered: no event tells of that.
document.addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll("form[data-edit-form]")) {
    form.submit = () => {
      if (saving.has(form)) return wait(form);
      sent.add(form);
      HTMLFormElement.prototype.submit.call(form);
    };
  }
});
// After all others: one that was stopped was not sent.
window.addEventListener("submit", (event) => event.defaultPrevented || sent.add(event.target));
// Back to a page that the browser had kept.
window.addEventListener("pageshow", () => sent.clear());
