// Suggestions under a search box: an ARIA combobox with a list. Without this module the form just asks.
const PAUSE = 150;
const LEAST = 2;

function suggest(form, number) {
  const { suggestions, name, none, one, many } = form.dataset;
  const input = form.elements.q;
  const list = Object.assign(document.createElement("div"), { className: "suggestions", id: `suggestions-${number}`, hidden: true });
  const said = Object.assign(document.createElement("p"), { className: "visually-hidden" });
  let active = -1;
  let timer = 0;
  let asking = null;
  let asked = "";

  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", name);
  said.setAttribute("role", "status");
  input.autocomplete = "off";
  for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(key, value);
  form.append(list, said);

  function mark(place) {
    active = place;
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", index === place));
    const option = list.children[place];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  function open(isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
    mark(-1);
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    asked = "";
    open(false);
    said.textContent = "";
  }

  function show(found) {
    list.replaceChildren(...found.map(({ label, url, kind }, index) => {
      const option = Object.assign(document.createElement("a"), { className: "suggestion", id: `${list.id}-${index}`, href: url, tabIndex: -1 });
      option.setAttribute("role", "option");
      for (const [className, textContent] of [["", label], ["meta", kind]]) {
        option.append(Object.assign(document.createElement("span"), { className, textContent, dir: "auto" }), " ");
      }
      return option;
    }));
    open(found.length > 0);
    said.textContent = found.length > 1 ? many.replace("{number}", found.length) : found.length ? one : none;
  }

  async function ask() {
    const text = input.value.trim();
    if (text === asked) return;
    asking?.abort();
    asked = text;
    if (text.length < LEAST) {
      list.replaceChildren();
      return close();
    }
    const { signal } = (asking = new AbortController());
    try {
      const answer = await fetch(`${suggestions}?q=${encodeURIComponent(text)}`, { signal });
      const found = answer.ok ? await answer.json() : [];
      if (!signal.aborted) show(found);
    } catch { if (!signal.aborted) close(); }
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE); });
  input.addEventListener("keydown", (event) => {
    const { key } = event;
    const count = list.children.length;
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return count ? open(true) : ask();
      // Past either end lies the box itself.
      mark(((active + 1 + (key === "ArrowDown" ? 1 : -1) + count + 1) % (count + 1)) - 1);
    } else if (key === "Enter" && list.children[active]) {
      event.preventDefault();
      list.children[active].click();
    } else if (key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  // A press on the list must not take the focus, and with it the list, away before the click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  form.addEventListener("focusout", ({ relatedTarget }) => form.contains(relatedTarget) || close());
}

document.querySelectorAll("form[data-suggestions]").forEach(suggest);
