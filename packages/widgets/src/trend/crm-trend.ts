import {register} from '../shared/register.js';
import {CrmTrend} from './trend-element.js';

register('crm-trend', CrmTrend);
