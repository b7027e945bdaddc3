-- Tasks that no product's system ever answered wait for an operator; they are few, and found at once.
create index provider_task_parked on provider_task (bucket, task_id) where state = 'PARKED';
