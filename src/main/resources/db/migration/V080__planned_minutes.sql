-- Three modules take longer than was planned before their words were written.
update module set minutes = 30 where slug = 'act-on-a-concern' and minutes = 25;
update module set minutes = 35 where slug = 'neglect-in-schools-and-nurseries' and minutes = 30;
update module set minutes = 15 where slug = 'annual-neglect-update' and minutes = 10;
