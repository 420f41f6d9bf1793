import { useParams } from 'wouter'
import { OneRectification } from './one.tsx'
import { OrderForm } from './order-form.tsx'
import { RectificationList } from './list.tsx'
import './rectify.css'

/** `/rectify`: the list; `/rectify/new?case=<id>`: an order; `/rectify/<id>`: one. */
export function Rectify() {
  const { id } = useParams<{ id?: string }>()
  if (id === undefined) return <RectificationList />
  return id === 'new' ? <OrderForm /> : <OneRectification key={id} id={id} />
}
