// Live progress on a person's own page, and the print button. The page is whole without it.
(function () {
  var print = document.querySelector('[data-print]')
  if (print) {
    print.hidden = false
    print.addEventListener('click', function () { window.print() })
  }
  var now = document.getElementById('now')
  if (!now || !window.fetch) return
  setInterval(function () {
    if (document.hidden) return
    fetch('/track/now?version=' + now.getAttribute('data-version'), { credentials: 'same-origin' }).then(function (answer) {
      if (answer.status !== 200) return
      return answer.text().then(function (html) {
        now.setAttribute('data-version', answer.headers.get('x-version') || '')
        now.innerHTML = html
      })
    }).catch(function () {})
  }, 15000)
})()
