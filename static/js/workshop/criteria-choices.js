/* Keeps the "Shows" choices of the model answer in step with the criteria while they are typed.
   Without it the choices follow at the next save. */

const criteria = document.querySelector('[data-rows="criteria"]');

function choices() {
  return [...criteria.querySelectorAll(":scope > [data-row]")].map((row, index) => ({
    key: row.querySelector('input[name$="-key"]').value,
    words: `${String.fromCharCode(65 + index)} ${row.querySelector('[name$="-name"]').value}`.trim(),
  }));
}

function refill(select, offered) {
  const chosen = select.value;
  const options = offered.map(({ key, words }) => new Option(words, key, false, key === chosen));
  select.replaceChildren(select.options[0], ...options);
}

function refillAll() {
  const offered = choices();
  document.querySelectorAll("[data-criteria] select").forEach((select) => refill(select, offered));
}

criteria.addEventListener("input", (event) => {
  if (event.target.name?.endsWith("-name")) refillAll();
});
document.addEventListener("rowschange", refillAll);
