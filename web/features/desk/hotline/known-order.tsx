import { useEffect, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { hotline } from '#contract/hotline.ts'
import { call } from '../../../api.ts'
import { useHotlineWords } from './words.ts'

const pauseMillis = 400

/** Says while a number is being typed that it is here already, before everything else is written for nothing. */
export function KnownOrder({ number }: { number: string }) {
  const words = useHotlineWords()
  const [asked, setAsked] = useState(number)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(number.trim()), pauseMillis)
    return () => clearTimeout(timer)
  }, [number])
  const { data } = useQuery({
    queryKey: ['orders', asked],
    queryFn: () => call(hotline.known, { params: { number: asked } }),
    enabled: asked !== '',
  })
  if (!data?.known || asked !== number.trim()) return null
  return (
    <p className="register-lack" role="alert">
      {words.knownNumber}
      {data.caseId && data.caseNumber && (
        <>
          {' '}
          <Link href={`/desk/${data.caseId}`}>{words.openKnown(data.caseNumber)}</Link>
        </>
      )}
    </p>
  )
}
