import {register} from '../shared/register.js';
import {CrmSource} from './source-element.js';

register('crm-source', CrmSource);
