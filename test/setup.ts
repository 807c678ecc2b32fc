import fc from 'fast-check';

// Property tests draw the same cases on every machine, so that a red run can be run again; a new seed explores others.
fc.configureGlobal({ seed: 20_261_122 });
