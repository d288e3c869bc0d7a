// Offers the browser's print dialogue; without scripts the button is not there and the browser's menu is.
const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => print());
