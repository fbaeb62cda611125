// A module of its own, so that a worker that only reads text loads nothing of Arrow until the engine asks for columns.
export {toArrowStream as encode} from '@crm-widgets/columns';
