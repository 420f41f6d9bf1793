/** What helps to coordinate a case beyond its commands. */
import { z } from 'zod'
import { Uuid } from './common.ts'
import { route } from './route.ts'

export const coordination = {
  writeUp: route({
    method: 'GET',
    path: '/api/cases/:caseId/write-up',
    summary: 'The course of events as text without the person’s name, to begin a report upward with',
    access: 'staff',
    roles: ['caseworker', 'director'],
    params: z.object({ caseId: Uuid }),
    answer: z.object({ text: z.string() }),
  }),
  conferenceCalendar: route({
    method: 'GET',
    path: '/api/cases/:caseId/conferences/:conferenceId/calendar',
    summary: 'A planned conference of one’s own case as a calendar file (RFC 5545)',
    access: 'staff',
    roles: ['caseworker', 'director'],
    params: z.object({ caseId: Uuid, conferenceId: z.string().regex(/^c\d{1,4}$/) }),
    answer: z.any(),
  }),
}
