// Live progress on a person's own page, the print button, and the wall that renews itself. Every page is whole without it.
;(function () {
  const print = document.querySelector('[data-print]')
  if (print) {
    print.hidden = false
    print.addEventListener('click', function () {
      window.print()
    })
  }
  if (!window.fetch || !window.DOMParser) return

  const now = document.getElementById('now')
  if (now) follow()
  const question = document.getElementById('question')
  if (question && window.URLSearchParams) keep(question)
  // A page of one's own that the browser brings back from memory may have been left meanwhile.
  window.addEventListener('pageshow', function (event) {
    if (event.persisted && now) location.reload()
  })

  /** What is being written is kept when the page is left by a link (larger letters, another language, back) or the phone puts it away. */
  function keep(form) {
    let kept = written()
    let sent = false
    function written() {
      return new URLSearchParams(new FormData(form)).toString()
    }
    function send() {
      const fields = written()
      if (sent || fields === kept) return Promise.resolve()
      kept = fields
      return fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams(fields + '&do=keep'),
        credentials: 'same-origin',
        keepalive: true,
      }).catch(function () {})
    }
    form.addEventListener('submit', function () {
      sent = true
    })
    document.addEventListener('visibilitychange', function () {
      if (document.hidden) void send()
    })
    document.addEventListener('click', function (event) {
      const link = event.target.closest('a[href^="/"]')
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
      event.preventDefault()
      void send().then(function () {
        location.href = link.href
      })
    })
    // Brought back from memory: it may be sent again.
    window.addEventListener('pageshow', function () {
      sent = false
    })
  }

  /** A stream says that something changed; where there is none, or it is silent, the page asks every 15 seconds. */
  function follow() {
    let source = null
    let heard = 0
    let asking = false
    let again = false

    function look() {
      if (document.hidden) return
      // What changes while the answer is under way is asked for once more.
      if (asking) return void (again = true)
      asking = true
      fetch('/track/now?version=' + now.getAttribute('data-version'), { credentials: 'same-origin' })
        .then(function (answer) {
          // Closed meanwhile (two hours, or left in another tab): what is shown is personal, so it goes.
          if (answer.status === 401) return location.reload()
          if (answer.status !== 200) return
          return answer.text().then(show)
        })
        .then(ready, ready)
    }
    function ready() {
      asking = false
      if (again) look((again = false))
    }

    function listen() {
      if (!window.EventSource || source || document.hidden) return
      source = new EventSource('/track/live')
      source.addEventListener('here', hear)
      source.addEventListener('changed', function () {
        hear()
        look()
      })
      // Another tab took this one's place.
      source.addEventListener('enough', function () {
        source.close()
      })
      source.onopen = function () {
        hear()
        look()
      }
      // Turned away for good: ask at once, the answer says why.
      source.onerror = function () {
        if (source.readyState === 2) look()
      }
    }
    function hear() {
      heard = Date.now()
    }
    listen()
    setInterval(function () {
      if (!source || source.readyState !== 1 || Date.now() - heard > 50000) look()
    }, 15000)
    document.addEventListener('visibilitychange', function () {
      // Nobody reads a hidden page: its connection is given back.
      if (document.hidden && source) source = source.close() || null
      listen()
      look()
    })
    window.addEventListener('pagehide', function () {
      if (source) source.close()
    })
  }

  /** Puts in what is new. Opened parts stay open, the focus stays where it is, and only what changed is read out. */
  function show(html) {
    const fresh = new DOMParser().parseFromString(html, 'text/html')
    const card = fresh.getElementById('now')
    const rest = fresh.getElementById('rest')
    if (!card || !rest) return
    const news = document.getElementById('news')
    const old = document.getElementById('rest')
    const changed = old.querySelectorAll('.story > li').length !== rest.querySelectorAll('.story > li').length
    now.setAttribute('data-version', card.getAttribute('data-version'))
    news.textContent = ''
    if (text(now) !== text(card)) put(now, card)
    else if (changed) news.textContent = news.getAttribute('data-words')
    for (const open of old.querySelectorAll('details[open][id]')) {
      const same = rest.querySelector('#' + open.id)
      if (same) same.open = true
    }
    put(old, rest)
  }
  function text(element) {
    return element.textContent.replace(/\s+/g, ' ').trim()
  }
  function put(place, fresh) {
    const had =
      place.contains(document.activeElement) && place !== document.activeElement ? document.activeElement : null
    place.innerHTML = fresh.innerHTML
    if (!had) return
    for (const each of place.querySelectorAll(had.tagName)) if (text(each) === text(had)) return each.focus()
    now.focus()
  }

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
