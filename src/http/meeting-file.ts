/** A meeting as a file for whatever calendar people use. */
import type { FastifyReply } from 'fastify'
import { calendarFile, type Meeting } from '#reports/calendar-file.ts'

export const sendMeeting = async (reply: FastifyReply, meeting: Meeting) =>
  await reply
    .header('content-disposition', 'attachment; filename="meeting.ics"')
    .header('cache-control', 'no-store')
    .type('text/calendar; charset=utf-8')
    .serializer((payload: unknown) => payload as string)
    .send(calendarFile(meeting))
