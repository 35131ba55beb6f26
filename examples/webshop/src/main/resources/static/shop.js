// Nothing here is needed: it spares visitors some looking, waiting and asking.
"use strict";

// A part of an address appears and disappears with the country; not while it holds a value or an error.
for (const field of document.querySelectorAll("[data-not-in]")) {
  const country = document.getElementById(field.dataset.country);
  const without = field.dataset.notIn.split(" ");
  country?.addEventListener("change", () => {
    field.hidden = without.includes(country.value)
      && !field.querySelector("input").value && !field.querySelector(".error, .offers");
  });
}

// Goes on to the page of a provider.
document.getElementById("leaving")?.submit();

// Whoever comes back to a page that was the answer to a form gets it afresh, and no question whether to send the form again.
// What was searched for or compared stays in the address; a language that was chosen does not, or it would be chosen again.
for (const form of document.forms) {
  form.addEventListener("submit", () => {
    const address = new URL(location);
    address.searchParams.delete("lang");
    history.replaceState(null, "", address);
  });
}
