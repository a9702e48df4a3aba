// A standard letter fills the answer, where it can be changed before it goes.
document.querySelector("[data-letters]")?.addEventListener("change", (event) => {
  document.getElementById("answer").value = event.target.value;
});
