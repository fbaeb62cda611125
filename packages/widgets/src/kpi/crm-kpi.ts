import {register} from '../shared/register.js';
import {CrmKpi} from './kpi-element.js';

register('crm-kpi', CrmKpi);
