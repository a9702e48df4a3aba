// A form that readers send from a page of its own. It works without this: the puzzle takes the place of the question,
// and photos go up when they are chosen. What solves it is named by the page and fetched when the form is touched.

const form = document.querySelector("form[data-guarded]");

async function begin() {
  form.removeEventListener("input", begin);
  form.removeEventListener("focusin", begin);
  const { guard } = await import(form.querySelector("[data-guard]").dataset.guard);
  guard(form);
}

form.addEventListener("input", begin);
form.addEventListener("focusin", begin);

document.getElementById("id_photos")?.addEventListener("change", (event) => {
  if (event.target.files.length) form.requestSubmit(form.querySelector('[value="add"]'));
});
form.addEventListener("submit", () => form.setAttribute("aria-busy", "true"));
