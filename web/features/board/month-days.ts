export type Day = { date: string; registered: number }

/** Every day from the first of the month to today, those without a case too: an empty day is what the window works for. */
export function daysOf(from: string, today: string, byDay: readonly Day[]): Day[] {
  const counts = new Map(byDay.map(({ date, registered }) => [date, registered]))
  const days: Day[] = []
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${today}T00:00:00Z`); at += 86_400_000) {
    const date = new Date(at).toISOString().slice(0, 10)
    days.push({ date, registered: counts.get(date) ?? 0 })
  }
  return days
}
