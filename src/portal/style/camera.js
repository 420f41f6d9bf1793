// A picture is sent as soon as it was taken. Without script the button below does it.
;(function () {
  const photo = document.getElementById('photo')
  const form = photo && photo.form
  if (!form || !form.requestSubmit) return
  document.documentElement.classList.add('quick')
  const sending = form.querySelector('[data-sending]')
  photo.addEventListener('change', function () {
    if (photo.files.length > 0) form.requestSubmit()
  })
  form.addEventListener('submit', function (event) {
    if (form.dataset.sent) return event.preventDefault()
    form.dataset.sent = 'yes'
    sending.textContent = sending.dataset.sending
    sending.scrollIntoView({ block: 'nearest' })
  })
  // Brought back by the Back button: it may be sent again.
  window.addEventListener('pageshow', function () {
    delete form.dataset.sent
    sending.textContent = ''
    photo.value = ''
  })
})()
