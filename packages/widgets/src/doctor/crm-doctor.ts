import {register} from '../shared/register.js';
import {CrmDoctor} from './doctor-element.js';

register('crm-doctor', CrmDoctor);
