// Live progress on a person's own page, the print button, and the wall that renews itself. Every page is whole without it.
;(function () {
  const print = document.querySelector('[data-print]')
  if (print) {
    print.hidden = false
    print.addEventListener('click', function () {
      window.print()
    })
  }
  if (!window.fetch) return

  // The part #now, when the case has another version than the one shown.
  const now = document.getElementById('now')
  function look() {
    if (document.hidden) return
    fetch('/track/now?version=' + now.getAttribute('data-version'), { credentials: 'same-origin' })
      .then(function (answer) {
        // Closed meanwhile (two hours, or left in another tab): what is shown is personal, so it goes.
        if (answer.status === 401) return location.reload()
        if (answer.status !== 200) return
        return answer.text().then(function (html) {
          now.setAttribute('data-version', answer.headers.get('x-version') || '')
          now.innerHTML = html
        })
      })
      .catch(function () {})
  }
  if (now) {
    setInterval(look, 15000)
    document.addEventListener('visibilitychange', look)
  }
  // A page of one's own that the browser brings back from memory may have been left meanwhile.
  window.addEventListener('pageshow', function (event) {
    if (event.persisted && now) location.reload()
  })

  // The wall: the last picture stays while the network is away.
  const seconds = Number(document.body.getAttribute('data-refresh'))
  if (seconds > 0)
    setInterval(function () {
      fetch(location.pathname, { credentials: 'same-origin' })
        .then(function (answer) {
          return answer.ok ? answer.text() : ''
        })
        .then(function (html) {
          const fresh = html && new DOMParser().parseFromString(html, 'text/html').querySelector('main')
          if (fresh) document.querySelector('main').replaceWith(fresh)
        })
        .catch(function () {})
    }, seconds * 1000)
})()
