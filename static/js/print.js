// Opens the browser's print dialogue; without scripts the button is hidden, and the browser's menu does it.
const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => print());
