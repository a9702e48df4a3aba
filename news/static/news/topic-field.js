// While Wagtail's tag field shows suggestions it ignores Enter, Tab and the comma unless one is picked.
// Close them first, and the key takes what is typed: "type and press Enter" is then true of known topics too.
document.addEventListener("keydown", (event) => {
  if (!["Enter", "Tab", ","].includes(event.key) || !event.target.closest(".tagit-new")) return;
  const field = window.jQuery(event.target);
  if (!field.autocomplete("widget").find(".ui-state-active").length) field.autocomplete("close");
}, { capture: true });
