import test from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addMinutes, type Instant } from '#core/clock/date.ts'
import { assertLawful } from '#test/support/case-invariants.ts'
import { cast, fitting, wildCommand } from '#test/support/case-moves.ts'
import { rescue } from '#test/support/case-rescue.ts'
import { at, calendar, clerk, hotline, person, registration, sample, system, wang } from '#test/support/case-world.ts'
import { allowed } from './allowed.ts'
import type { Actor, CaseState } from './case.ts'
import { pausedDays } from './clocks.ts'
import type { Command, CommandType } from './commands.ts'
import type { Decision } from './decide.ts'
import { decide } from './decide.ts'
import { openPause } from './demands.ts'
import type { CaseEvent } from './events.ts'
import { evolve, fold } from './evolve.ts'
import { sweep } from './sweep.ts'
import { transitions } from './transitions.ts'

const commandTypes = [...new Set(transitions.map(({ command }) => command))]
/** The only reasons that a fitting command, offered without reasons, may still meet: the time and the caps that only the moment shows. */
const timeCodes = ['extension-too-late', 'extension-too-long', 'pause-too-long', 'archive-too-early']

/** What the runs reached, so that the test can say that it did not only walk in the porch. */
const seen = { stages: new Map<string, number>(), events: new Map<string, number>(), refused: 0, admitted: 0 }
const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)

class World {
  state: CaseState
  now: Instant
  readonly log: CaseEvent[]

  constructor(start: string, refusedBy: string | null, by: Actor) {
    this.now = at(start)
    const decision = decide(
      null,
      // Half of them came as an order of the hotline.
      {
        ...registration,
        blocker: { ...registration.blocker, refusedBy },
        external: refusedBy ? null : { system: '12345', number: '1', dueAt: null },
      },
      { actor: by, now: this.now, calendar },
    )
    assert.ok(decision.ok)
    this.log = [...decision.events]
    this.state = fold(this.log)!
  }

  decide(actor: Actor, command: Command): Decision {
    return decide(this.state, command, { actor, now: this.now, calendar })
  }

  do(actor: Actor, command: Command): Decision {
    this.now = addMinutes(this.now, 1)
    const decision = this.decide(actor, command)
    count(seen.stages, this.state.stage)
    if (!decision.ok) {
      assert.ok(decision.refusals.length > 0, 'refused without a reason')
      seen.refused++
      return decision
    }
    seen.admitted++
    const before = this.state
    for (const event of decision.events) {
      count(seen.events, event.type)
      this.log.push(event)
      this.state = evolve(this.state, event)
    }
    assert.equal(this.state.version, this.log.length)
    assert.ok(this.log.filter(({ type }) => type === 'escalated').length <= 1, 'escalated twice')
    assertLawful(before, this.state, decision.events, actor, this.now)
    return decision
  }
}

type Step = fc.Command<object, World>
const step = (name: string, run: (world: World) => void): Step => ({
  check: () => true,
  run: (_, world) => run(world),
  toString: () => name,
})

/** Somebody tries something, fitting or not. What was not offered must be refused. */
const wild = fc.tuple(fc.constantFrom(...cast), wildCommand).map(([actor, command]) =>
  step(`${actor.id}:${JSON.stringify(command)}`, (world) => {
    const offered = allowed(world.state, actor).some((offer) => offer.command === command.type && offer.reasons.length === 0)
    // fast-check's records have no prototype; ours come from JSON.
    const decision = world.do(actor, structuredClone(command))
    if (!offered) assert.equal(decision.ok, false, 'admitted though not offered')
  }),
)

/** Somebody does something that is offered, in fitting words: only time may stand against it. Everything not offered is refused. */
const sensible = fc.tuple(fc.nat(10_000), fc.nat(10_000)).map(([choice, n]) =>
  step(`sensible(${choice}, ${n})`, (world) => {
    const offers = cast.flatMap((actor) =>
      allowed(world.state, actor)
        .filter(({ reasons }) => reasons.length === 0)
        .map(({ command }) => ({ actor, command })),
    )
    const fit = offers.flatMap(({ actor, command }) => {
      const made = fitting(command, world.state, actor, world.now, n)
      return made ? [{ actor, command: made }] : []
    })
    const actor = cast[n % cast.length]!
    for (const type of commandTypes) {
      if (offers.some((offer) => offer.command === type && offer.actor === actor)) continue
      const made = fitting(type, world.state, actor, world.now, n)
      if (made) assert.equal(world.decide(actor, made).ok, false, `${actor.id} ${type} admitted though not offered`)
    }
    if (fit.length === 0) return assert.fail(`nobody can do anything at ${world.state.stage}`)
    const chosen = fit[choice % fit.length]!
    const decision = world.do(chosen.actor, chosen.command)
    if (!decision.ok) {
      for (const { code } of decision.refusals)
        assert.ok(timeCodes.includes(code), `${chosen.actor.id} ${chosen.command.type} offered, yet ${code}`)
    }
  }),
)

/** Steps towards the end, so that late stages are reached as often as early ones. */
const forward: readonly CommandType[] = [
  'accept',
  'judge',
  'countersign',
  'reply',
  'recordDelivery',
  'confirm',
  'recordFollowUp',
  'close',
  'reopen',
  'recordReturn',
  'recordReturn',
  'refer',
  'archive',
  'askExtension',
  'decideExtension',
  'askForMaterials',
  'convenePanel',
  'giveOpinion',
  'adoptOpinions',
  'planConference',
  'recordConference',
  'askFiling',
  'decideFiling',
  'reviewFiling',
  'decideRevision',
  'returnOrder',
  'makeAppointment',
  'recordAppointment',
]
const onward = fc.tuple(fc.nat(10_000), fc.nat(10_000)).map(([choice, n]) =>
  step(`onward(${choice}, ${n})`, (world) => {
    const open = forward.flatMap((type) => {
      const actors = cast.filter((actor) =>
        allowed(world.state, actor).some(({ command, reasons }) => command === type && reasons.length === 0),
      )
      const actor = actors[n % Math.max(1, actors.length)]
      return actor ? [{ actor, command: fitting(type, world.state, actor, world.now, n) }] : []
    })
    const chosen = open[choice % Math.max(1, open.length)]
    if (chosen?.command) world.do(chosen.actor, chosen.command)
  }),
)

const pass = fc
  .oneof(fc.integer({ min: 1, max: 72 }), fc.integer({ min: 24, max: 24 * 45 }))
  .map((hours) => step(`+${hours}h`, (world) => void (world.now = addMinutes(world.now, hours * 60))))

const timer = fc.constant(
  step('sweep twice', (world) => {
    world.do(system, { type: 'sweep' })
    const paused = openPause(world.state)
    if (paused) assert.ok(pausedDays(world.state, world.now, calendar) < world.state.limits.maxPauseDays, 'paused beyond the cap')
    assert.deepEqual(sweep(world.state, { actor: system, now: world.now, calendar }), [], 'the same moment gave something twice')
  }),
)

const restart = fc.constant(
  step('restart', (world) =>
    assert.deepEqual((world.state = fold(world.log)!), fold(JSON.parse(JSON.stringify(world.log)) as CaseEvent[])),
  ),
)

const starts = [
  '2026-03-02 09:00',
  '2026-02-13 16:29',
  '2026-04-30 17:30',
  '2026-09-24 08:00',
  '2026-09-30 16:00',
  '2026-12-30 10:00',
  '2026-10-03 23:59',
]

/** Cases begin somewhere along the way, so that the late stages are walked as often as the early ones. */
const along: readonly (readonly [Actor, Command])[] = [
  [wang, sample.accept],
  [wang, sample.reply],
  [wang, sample.deliver],
  [person, sample.solved],
  [wang, sample.close],
]

test('life-cycle: any people, any order, any clock: every law holds, nothing gets stuck, and the log alone rebuilds the state', () => {
  const runs = Number(process.env['RUNS'] ?? 500)
  fc.assert(
    fc.property(
      fc.constantFrom(...starts),
      fc.constantFrom(null, 'sun', 'li', 'qian'),
      fc.constantFrom(clerk, wang, person, hotline),
      fc.integer({ min: 0, max: along.length }),
      fc.commands([sensible, onward, onward, sensible, onward, onward, wild, pass, timer, restart], { maxCommands: 80, size: 'max' }),
      (start, refusedBy, by, begun, commands) => {
        const world = new World(start, refusedBy, by)
        for (const [actor, command] of along.slice(0, begun)) assert.ok(world.do(actor, command).ok)
        fc.modelRun(() => ({ model: {}, real: world }), commands)
        assert.deepEqual(fold(world.log), world.state)
        rescue(world.state, world.now)
      },
    ),
    { seed: 20261002, numRuns: runs },
  )
  if (runs < 500) return
  for (const stage of ['reception', 'triage', 'coordination', 'assessment', 'reply', 'followUp', 'closed', 'archived']) {
    assert.ok((seen.stages.get(stage) ?? 0) >= 10, `only ${seen.stages.get(stage) ?? 0} steps tried at ${stage}`)
  }
  for (const type of [
    'escalated',
    'extensionDecided',
    'countersigned',
    'reopened',
    'requestLapsed',
    'materialMarked',
    'fellSilent',
    'becameOverdue',
    'ownerChanged',
    'referralRaised',
    'conferenceHeld',
    'seatRecused',
    'opinionGiven',
    'panelClosed',
    'opinionsAdopted',
    'filingDecided',
    'filingReviewed',
    'appointmentMoved',
    'appointmentNear',
    'appointmentUnsaid',
    'appointmentMissed',
    'helpStepDone',
    'orderMessage',
    'orderReturned',
    'orderRevised',
    'joined',
  ]) {
    assert.ok((seen.events.get(type) ?? 0) > 5, `only ${seen.events.get(type) ?? 0} × ${type}`)
  }
})
