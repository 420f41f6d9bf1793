import { Component, type ReactNode } from 'react'
import { ErrorNotice } from './error-notice.tsx'

/** Keeps a defect in one part of the screen from emptying the rest. React offers this only as a class. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { thrown: unknown }> {
  override state: { thrown: unknown } = { thrown: undefined }

  static getDerivedStateFromError(thrown: unknown) {
    return { thrown: thrown ?? new Error('nothing was thrown') }
  }

  override render() {
    if (this.state.thrown === undefined) return this.props.children
    return (
      <ErrorNotice thrown={this.state.thrown} kept="nothing" onRetry={() => this.setState({ thrown: undefined })} />
    )
  }
}
