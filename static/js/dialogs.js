// For a browser that knows no `command`: its buttons open and close their dialogs all the same.
const isKnown = "command" in HTMLButtonElement.prototype;
if (!isKnown) addEventListener("click", ({ target }) => {
  const button = target.closest("[commandfor]");
  const dialog = button && document.getElementById(button.getAttribute("commandfor"));
  dialog?.[{ "show-modal": "showModal", close: "close" }[button.getAttribute("command")]]();
});
