// The form of a contribution. It works without this: the puzzle takes the place of the question, and photos go up
// when they are chosen. The solver is named by the page and fetched when it is needed: collected files have hashed
// names, which an import written here would not know.

const form = document.getElementById("contribution");
const question = form.querySelector("[data-question]");
const solution = form.elements.altcha;

async function begin() {
  form.removeEventListener("input", begin);
  form.removeEventListener("focusin", begin);
  try {
    const { solve } = await import(form.dataset.solver);
    const found = await solve(JSON.parse(form.dataset.puzzle));
    if (!found) return;
    solution.value = found;
    question.hidden = true;
  } catch {
    // The question is there.
  }
}

if (solution.value) question.hidden = !question.querySelector(".ask__errors");
else {
  form.addEventListener("input", begin);
  form.addEventListener("focusin", begin);
}

document.getElementById("id_photos")?.addEventListener("change", (event) => {
  if (event.target.files.length) form.requestSubmit(form.querySelector('[value="add"]'));
});
form.addEventListener("submit", () => form.setAttribute("aria-busy", "true"));
