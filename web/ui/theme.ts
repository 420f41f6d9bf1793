import { theme as antd, type ThemeConfig } from 'antd'

/** The tokens that antd needs as values, because it derives its own shades from them. */
const names = [
  'ground',
  'surface',
  'sunken',
  'line',
  'line-strong',
  'ink',
  'ink-soft',
  'teal',
  'teal-strong',
  'teal-wash',
  'on-teal',
  'amber',
  'amber-wash',
  'red',
  'red-wash',
  'green',
  'green-wash',
  'focus',
  'face',
] as const

export type Tokens = Record<(typeof names)[number], string>

/** Reads tokens.css as it stands for the scheme and contrast of this moment. */
export function readTokens(): Tokens {
  const style = getComputedStyle(document.documentElement)
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()])) as Tokens
}

/** antd, dressed in our tokens: flat, warm, 16 px, 44 px controls, one accent, no shadows but under what floats. */
export function themeFrom(t: Tokens, scheme: 'light' | 'dark'): ThemeConfig {
  const floating = scheme === 'dark' ? '0 8px 28px rgb(0 0 0 / 45%)' : '0 8px 28px rgb(60 48 24 / 14%)'
  const ring = `0 0 0 3px ${t['teal-wash']}`
  return {
    algorithm: scheme === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    cssVar: { prefix: 'b', key: 'bancheng' },
    hashed: false,
    token: {
      colorPrimary: t.teal,
      colorPrimaryHover: t['teal-strong'],
      colorPrimaryActive: t['teal-strong'],
      colorPrimaryBg: t['teal-wash'],
      colorPrimaryText: t.teal,
      colorTextLightSolid: t['on-teal'],
      colorInfo: t.teal,
      colorLink: t.teal,
      colorLinkHover: t['teal-strong'],
      colorWarning: t.amber,
      colorWarningBg: t['amber-wash'],
      colorError: t.red,
      colorErrorBg: t['red-wash'],
      colorSuccess: t.green,
      colorSuccessBg: t['green-wash'],
      colorBgLayout: t.ground,
      colorBgBase: t.surface,
      colorBgContainer: t.surface,
      colorBgElevated: t.surface,
      colorTextBase: t.ink,
      colorText: t.ink,
      colorTextSecondary: t['ink-soft'],
      colorTextTertiary: t['ink-soft'],
      colorTextPlaceholder: t['ink-soft'],
      colorTextDescription: t['ink-soft'],
      colorBorder: t['line-strong'],
      colorBorderSecondary: t.line,
      colorSplit: t.line,
      colorFillAlter: t.sunken,
      controlItemBgActive: t['teal-wash'],
      controlItemBgHover: t.sunken,
      fontFamily: t.face,
      fontSize: 16,
      fontSizeSM: 14,
      fontSizeHeading1: 26,
      lineHeight: 1.6,
      fontWeightStrong: 600,
      borderRadius: 6,
      borderRadiusLG: 10,
      borderRadiusSM: 4,
      controlHeight: 44,
      controlHeightSM: 36,
      controlHeightLG: 52,
      boxShadow: floating,
      boxShadowSecondary: floating,
      boxShadowTertiary: 'none',
      controlOutline: t['teal-wash'],
      controlOutlineWidth: 3,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      wireframe: false,
    },
    components: {
      Button: {
        fontWeight: 600,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        defaultBorderColor: t['line-strong'],
        defaultHoverColor: t['teal-strong'],
        defaultHoverBorderColor: t.teal,
        paddingInline: 20,
      },
      Input: { activeShadow: ring, hoverBorderColor: t.teal, paddingInline: 14 },
      Select: { optionSelectedBg: t['teal-wash'], optionActiveBg: t.sunken },
      Table: {
        headerBg: t.surface,
        headerColor: t['ink-soft'],
        headerSplitColor: 'transparent',
        rowHoverBg: t.sunken,
        cellPaddingBlock: 14,
        cellFontSize: 16,
      },
      Modal: { titleFontSize: 20 },
      Tabs: { itemColor: t['ink-soft'], inkBarColor: t.teal, titleFontSize: 16 },
      Tag: { defaultBg: t.sunken, defaultColor: t.ink },
      Tooltip: { colorBgSpotlight: t.ink, colorTextLightSolid: t.ground },
      Segmented: { trackBg: t.sunken, itemSelectedBg: t.surface },
    },
  }
}
