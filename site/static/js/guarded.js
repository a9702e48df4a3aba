// Solves the puzzle that keeps robots out, beside the page, as soon as a form is on it. Where that fails the question stays.
// Ends when it is solved or has failed.
export async function guard(form) {
  const box = form.querySelector("[data-guard]");
  if (!box?.dataset.puzzle || box.querySelector("altcha-widget")) return;
  const question = box.querySelector("[data-question]");
  const state = box.querySelector("[data-guard-state]");
  // Our policy allows no styles that a script writes: with this name taken the widget writes none. Nobody sees it anyway.
  if (!document.getElementById("altcha-css")) document.head.append(Object.assign(document.createElement("meta"), { id: "altcha-css" }));
  try {
    await import(box.dataset.widget);
  } catch {
    return;
  }
  const puzzle = Object.assign(document.createElement("altcha-widget"), { hidden: true });
  puzzle.setAttribute("challenge", box.dataset.puzzle);
  puzzle.setAttribute("auto", "onload");
  const over = new Promise((resolve) => {
    puzzle.addEventListener("statechange", ({ detail }) => {
      const isSolved = detail.state === "verified";
      question.hidden = isSolved || detail.state === "verifying";
      state.textContent = isSolved ? box.dataset.checked : question.hidden ? box.dataset.checking : "";
      form.dispatchEvent(new CustomEvent("guarded", { detail: isSolved }));
      if (isSolved || detail.state === "error") resolve();
    });
  });
  box.append(puzzle);
  return over;
}
