-- Wide enough for every nation's key: northern-ireland has sixteen letters.
alter table award alter column jurisdiction set data type varchar(20);
