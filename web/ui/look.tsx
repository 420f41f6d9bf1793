import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useMemo, type ReactNode } from 'react'
import { nonce } from '../nonce.ts'
import { usePrefs, useScheme } from '../prefs.ts'
import { readTokens, themeFrom } from './theme.ts'

/** Dresses antd in our tokens and gives its style elements the nonce that the content policy demands. */
export function Look({ children }: { children: ReactNode }) {
  const { language, contrast } = usePrefs()
  const scheme = useScheme()
  // The tokens depend on the scheme and contrast attributes, which prefs.ts sets before React hears of the change.
  // oxlint-disable-next-line react/exhaustive-deps -- contrast is read through the style sheet
  const theme = useMemo(() => themeFrom(readTokens(), scheme), [scheme, contrast])
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      csp={{ nonce }}
      // antd would write "登 录"; people search for 登录.
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  )
}
