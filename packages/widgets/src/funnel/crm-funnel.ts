import {register} from '../shared/register.js';
import {CrmFunnel} from './funnel-element.js';

register('crm-funnel', CrmFunnel);
