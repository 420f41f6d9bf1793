/** The fields of the workbench are those of the whole console. */
export { AreaField, ChoiceField, LineField, ManyField, SelectField, type Option } from '../../ui/fields.tsx'
