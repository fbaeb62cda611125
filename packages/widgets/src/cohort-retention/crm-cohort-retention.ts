import {register} from '../shared/register.js';
import {CrmCohortRetention} from './cohort-retention-element.js';

register('crm-cohort-retention', CrmCohortRetention);
