// Amounts for another number without a new page, and ticks that are there tomorrow. Links and form do it without.
const recipe = document.querySelector("[data-recipe]");
const place = `ticked:${location.pathname}`;
const pages = new Map();

const stored = () => {
  try { return JSON.parse(localStorage.getItem(place)) ?? []; } catch { return []; }
};

function restore() {
  const ticked = new Set(stored());
  for (const box of recipe.querySelectorAll("[data-key]")) box.checked = ticked.has(box.dataset.key);
  // A number that is typed is enough: with this module nobody needs the button.
  for (const button of recipe.querySelectorAll("[data-without-script]")) button.hidden = true;
}

// The server does the sums; it keeps its pages, and a link is asked for before it is pressed.
function fetched(address) {
  const url = new URL(address, location.href);
  url.hash = "";
  if (!pages.has(url.href)) {
    pages.set(url.href, fetch(url).then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(url.href)))));
    pages.get(url.href).catch(() => pages.delete(url.href));
  }
  return pages.get(url.href).then((html) => [url, new DOMParser().parseFromString(html, "text/html")]);
}

async function show(address, control) {
  try {
    const [url, page] = await fetched(address);
    recipe.querySelector("[data-servings]").replaceWith(page.querySelector("[data-servings]"));
    history.replaceState(null, "", url);
    restore();
    const said = recipe.querySelector("[data-said]");
    const number = recipe.querySelector("[data-control=number]");
    said.textContent = said.dataset.words.replace("#", number.value);
    (recipe.querySelector(`[data-control=${control}]`) ?? number).focus();
  } catch {
    location.assign(address);
  }
}

if (recipe) {
  restore();
  recipe.addEventListener("change", ({ target }) => {
    if (target.matches("[data-key]")) {
      const keys = [...recipe.querySelectorAll("[data-key]:checked")].map((box) => box.dataset.key);
      try { localStorage.setItem(place, JSON.stringify(keys)); } catch { /* Storage may be forbidden. */ }
    } else if (target.name === "servings") {
      target.form.requestSubmit();
    }
  });
  recipe.addEventListener("submit", (event) => {
    event.preventDefault();
    const { action, elements } = event.target;
    show(`${action.split("#")[0]}?servings=${encodeURIComponent(elements.servings.value)}`, "number");
  });
  recipe.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-control]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    show(link.href, link.dataset.control);
  });
  recipe.addEventListener("pointerover", ({ target }) => {
    const link = target.closest("a[data-control]");
    if (link) fetched(link.href).catch(() => {});
  });
  const print = recipe.querySelector("[data-print]");
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
