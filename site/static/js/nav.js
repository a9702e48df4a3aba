// On a phone the sections scroll sideways: start with the current one in view.
const current = document.querySelector(".masthead__sections [aria-current]");
const row = current?.closest("ul");
if (row && row.scrollWidth > row.clientWidth) {
  const middle = current.offsetLeft - row.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
  row.scrollTo({ left: middle, behavior: "instant" });
}
