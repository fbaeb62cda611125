import {register} from '../shared/register.js';
import {CrmBreakdown} from './breakdown-element.js';

register('crm-breakdown', CrmBreakdown);
