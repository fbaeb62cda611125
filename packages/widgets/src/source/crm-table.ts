import {register} from '../shared/register.js';
import {CrmTable} from './table-element.js';

register('crm-table', CrmTable);
