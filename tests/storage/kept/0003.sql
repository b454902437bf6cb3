BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE "answers" (
	game VARCHAR(16) NOT NULL, 
	question VARCHAR(64) NOT NULL, 
	round INTEGER NOT NULL, 
	seat VARCHAR(16) NOT NULL, 
	given JSON NOT NULL, 
	earned FLOAT, 
	"after" INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	format INTEGER NOT NULL, 
	mark FLOAT, 
	PRIMARY KEY (game, question, round, seat), 
	FOREIGN KEY(seat) REFERENCES seats (id) ON DELETE CASCADE, 
	FOREIGN KEY(game) REFERENCES games (id) ON DELETE CASCADE
);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','multiple-choice',0,'IoBbqq1nhNowEsXi','"seoul"',1.0,0,1790000000,1,NULL);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','multiple-answers',0,'IoBbqq1nhNowEsXi','["ladle", "whisk"]',1.0,0,1790000010,1,NULL);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','true-false',0,'IoBbqq1nhNowEsXi','"true"',1.0,0,1790000020,1,NULL);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','numeric',0,'IoBbqq1nhNowEsXi','"2"',1.0,0,1790000030,1,NULL);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','short-answer',0,'IoBbqq1nhNowEsXi','"Compass"',1.0,0,1790000040,1,NULL);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','ordering',0,'IoBbqq1nhNowEsXi','["fill-the-kettle", "boil-the-water", "pour-it-over-the-leaves", "take-out-the-leaves"]',1.0,1,1790000050,1,NULL);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','ordering-events',0,'IoBbqq1nhNowEsXi','["telescope", "photograph", "sputnik", "web"]',1.0,1,1790000060,1,NULL);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','matching',0,'IoBbqq1nhNowEsXi','{"bee": "hive", "spider": "web", "fox": "den", "bird": "nest"}',1.0,1,1790000070,1,NULL);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','date',0,'IoBbqq1nhNowEsXi','"1969-07-20"',1.0,1,1790000080,1,NULL);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','categorise',0,'IoBbqq1nhNowEsXi','{"cork": "floats", "ice": "floats", "candle": "floats", "coin": "sinks", "pebble": "sinks", "brick": "sinks"}',1.0,1,1790000090,1,NULL);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','fill-in',0,'IoBbqq1nhNowEsXi','["boils", "zero", "ice"]',1.0,1,1790000100,1,NULL);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','find-evidence',0,'IoBbqq1nhNowEsXi','"2d3e31bc6c"',1.0,1,1790000110,1,NULL);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','multiple-choice',0,'ZdK1YAkFqtf5CrIE','"busan"',0.0,0,1790000000,1,NULL);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','multiple-answers',0,'ZdK1YAkFqtf5CrIE','["ladle", "whisk"]',1.0,0,1790000010,1,NULL);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','true-false',0,'ZdK1YAkFqtf5CrIE','"false"',0.0,0,1790000020,1,NULL);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','numeric',0,'ZdK1YAkFqtf5CrIE','null',0.0,0,1790000030,1,NULL);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','short-answer',0,'ZdK1YAkFqtf5CrIE','"nothing like it"',0.0,0,1790000040,1,NULL);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','ordering',0,'ZdK1YAkFqtf5CrIE','["take-out-the-leaves", "pour-it-over-the-leaves", "boil-the-water", "fill-the-kettle"]',0.0,1,1790000050,1,NULL);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','ordering-events',0,'ZdK1YAkFqtf5CrIE','["web", "sputnik", "photograph", "telescope"]',0.0,1,1790000060,1,NULL);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','matching',0,'ZdK1YAkFqtf5CrIE','{"bee": "web", "spider": "den", "fox": "nest", "bird": "hive"}',0.0,1,1790000070,1,NULL);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','date',0,'ZdK1YAkFqtf5CrIE','"1800-01-01"',0.0,1,1790000080,1,NULL);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','categorise',0,'ZdK1YAkFqtf5CrIE','{"cork": "floats", "ice": "floats", "candle": "sinks", "coin": "sinks", "pebble": "sinks", "brick": "floats"}',0.6667,1,1790000090,1,NULL);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','fill-in',0,'ZdK1YAkFqtf5CrIE','["x", "x", "x"]',0.0,1,1790000100,1,NULL);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','find-evidence',0,'ZdK1YAkFqtf5CrIE','"e9a0e0e5b9"',0.0,1,1790000110,1,NULL);
INSERT INTO "answers" VALUES('qF0Lq5H-63tppkz_','numeric',0,'vno1Tnydvmqtp2Ax','"2"',1.0,0,1790000020,1,NULL);
CREATE TABLE editions (
	hash VARCHAR(32) NOT NULL, 
	topic VARCHAR(64) NOT NULL, 
	data TEXT NOT NULL, format INTEGER DEFAULT 0 NOT NULL, 
	PRIMARY KEY (hash)
);
INSERT INTO "editions" VALUES('45a61319dc75787da6f220528bf1203a','inventions','{"id":"inventions","title":"Inventions","language":"en","themes":{},"sources":{},"article":"A mould in a dish stopped the bacteria around it.\n\nLater came [orbit](#sputnik).\n\nOf the multiple-choice one, the book says this and no more.\n\nOf the multiple-answers one, the book says this and no more.\n\nOf the true-false one, the book says this and no more.\n\nOf the numeric one, the book says this and no more.\n\nOf the short-answer one, the book says this and no more.\n\nOf the ordering one, the book says this and no more.\n\nOf the matching one, the book says this and no more.\n\nOf the date one, the book says this and no more.\n\nOf the categorise one, the book says this and no more.\n\nOf the fill-in one, the book says this and no more.\n\nOf the find-evidence one, the book says this and no more.","events":[{"id":"telescope","title":"A telescope is shown in The Hague","date":"1608","why":"It mattered: telescope.","people":[],"sources":[]},{"id":"photograph","title":"A window is photographed","date":"1826","why":"It mattered: photograph.","people":[],"sources":[]},{"id":"telephone","title":"A telephone carries words","date":"1876-03-10","why":"It mattered: telephone.","people":[],"sources":[]},{"id":"powered-flight","title":"A machine with an engine flies","date":"1903-12-17","why":"It mattered: powered-flight.","people":[],"sources":[]},{"id":"penicillin","title":"A mould stops bacteria","date":"1928-09","why":"It mattered: penicillin.","people":[],"sources":[]},{"id":"sputnik","title":"A satellite reaches orbit","date":"1957-10-04","why":"It mattered: sputnik.","people":[],"sources":[]},{"id":"moon-landing","title":"People land on the Moon","date":"1969-07-20","why":"It mattered: moon-landing.","people":[],"sources":[]},{"id":"web","title":"The World Wide Web is made","date":"1989/1991","why":"It mattered: web.","people":[],"sources":[]}],"glossary":[],"misconceptions":{},"agreement":[],"discussion":[],"sets":[{"id":"questions","title":"Inventions","class_only":false,"questions":[{"type":"multiple-choice","id":"multiple-choice","question":"What is the capital of South Korea?","explanation":"Seoul has been the seat of government since the republic was founded.","evidence":["Of the multiple-choice one"],"event":"telescope","sources":[],"choices":[{"id":"busan","text":"Busan","feedback":"Busan is the second city, on the south-east coast.","misconception":"takes-a-big-port-for-the-capital"},{"id":"seoul","text":"Seoul"},{"id":"incheon","text":"Incheon"}],"answer":"Seoul"},{"type":"multiple-answers","id":"multiple-answers","question":"Which of these can be found in a kitchen?","explanation":"One ladles soup and whisks eggs; the chisel and the anvil belong in a workshop.","evidence":["Of the multiple-answers one"],"event":"photograph","sources":[],"choices":[{"id":"ladle","text":"Ladle"},{"id":"whisk","text":"Whisk"},{"id":"chisel","text":"Chisel","feedback":"A chisel is for wood or stone.","misconception":"takes-any-tool-for-a-kitchen-tool"},{"id":"anvil","text":"Anvil"}],"answers":["Ladle","Whisk"]},{"type":"true-false","id":"true-false","question":"Water boils at a lower temperature on a high mountain than at the sea.","explanation":"The air presses less up there, so the water needs less heat to boil.","evidence":["Of the true-false one"],"event":"telephone","sources":[],"answer":true},{"type":"numeric","id":"numeric","question":"How tall is an ordinary door?","explanation":"Most doors measure between 1.90 m and 2.10 m, so that nearly everybody fits through.","evidence":["Of the numeric one"],"event":"powered-flight","sources":[],"answer":"2","tolerance":"0.15","unit":"m"},{"type":"short-answer","id":"short-answer","question":"What do you call the instrument that shows where north is?","explanation":"The needle is a small magnet that lines up with that of the Earth.","evidence":["Of the short-answer one"],"event":"penicillin","sources":[],"reject":[],"answer":"Compass","accept":["Magnetic compass","Gyrocompass"]},{"type":"ordering","id":"ordering","question":"In which order do you make a cup of tea?","explanation":"Only boiling water draws the flavour, and leaves left in too long turn bitter.","evidence":["Of the ordering one"],"event":"sputnik","sources":[],"ids":{"Fill the kettle":"fill-the-kettle","Boil the water":"boil-the-water","Pour it over the leaves":"pour-it-over-the-leaves","Take out the leaves":"take-out-the-leaves"},"items":["Fill the kettle","Boil the water","Pour it over the leaves","Take out the leaves"]},{"type":"matching","id":"matching","question":"Which animal lives in which home?","explanation":"The fox digs its den, the others build their homes.","evidence":["Of the matching one"],"event":"moon-landing","sources":[],"ids":{"Bee":"bee","Spider":"spider","Fox":"fox","Bird":"bird","Hive":"hive","Web":"web","Den":"den","Nest":"nest"},"pairs":{"Bee":"Hive","Spider":"Web","Fox":"Den","Bird":"Nest"}},{"type":"date","id":"date","question":"When did people first walk on the Moon?","explanation":"Apollo 11 landed on the evening of that day, by the clocks of America.","evidence":["Of the date one"],"sources":[],"answer":"1969-07-20"},{"type":"categorise","id":"categorise","question":"Does it float on water or sink?","explanation":"Cork, ice and wax weigh less than as much water; metal and stone weigh more.","evidence":["Of the categorise one"],"sources":[],"ids":{"Cork":"cork","Ice":"ice","Candle":"candle","Coin":"coin","Pebble":"pebble","Brick":"brick","Floats":"floats","Sinks":"sinks"},"categories":{"Floats":["Cork","Ice","Candle"],"Sinks":["Coin","Pebble","Brick"]}},{"type":"fill-in","id":"fill-in","question":"Fill in what happens to water.","explanation":"Water changes its state at both ends of the scale that Celsius made for it.","evidence":["Of the fill-in one"],"sources":[],"reject":[],"text":"Heated to 100 degrees, water [[boils|starts to boil]]; cooled below [[zero|0]], it becomes [[ice]]."},{"type":"find-evidence","id":"find-evidence","question":"Which sentence shows that bees can count?","explanation":"They stopped at the number of trees, although the distance had changed.","evidence":["Of the find-evidence one"],"sources":[],"answer":"stopped the bacteria"},{"type":"ordering","id":"ordering-events","question":"Put these in order.","evidence":[],"sources":[],"ids":{},"events":["telescope","photograph","sputnik","web"]},{"type":"multiple-choice","id":"still-open","question":"What is the capital of South Korea?","evidence":[],"sources":[],"choices":[{"id":"busan","text":"Busan"},{"id":"seoul","text":"Seoul"}],"answer":"Seoul"},{"type":"true-false","id":"open-too","question":"Seoul is a capital.","evidence":[],"sources":[],"answer":true}]}]}',1);
CREATE TABLE games (
	id VARCHAR(16) NOT NULL, 
	mode VARCHAR(16) NOT NULL, 
	edition VARCHAR(32) NOT NULL, 
	seed BIGINT NOT NULL, 
	settings JSON NOT NULL, 
	started BIGINT NOT NULL, touched BIGINT DEFAULT 0 NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(edition) REFERENCES editions (hash)
);
INSERT INTO "games" VALUES('La-xY64xD795rhRs','quiz','45a61319dc75787da6f220528bf1203a',7,'{"questions": ["multiple-choice", "multiple-answers", "true-false", "numeric", "short-answer", "ordering", "ordering-events", "matching", "date", "categorise", "fill-in", "find-evidence", "still-open", "open-too"], "minutes": 5}',1790000000,1790000110);
INSERT INTO "games" VALUES('xJFnJPUea2k0Xc0V','quiz','45a61319dc75787da6f220528bf1203a',7,'{"questions": ["multiple-choice", "multiple-answers", "true-false", "numeric", "short-answer", "ordering", "ordering-events", "matching", "date", "categorise", "fill-in", "find-evidence", "still-open", "open-too"], "minutes": 5}',1790000000,1790000110);
INSERT INTO "games" VALUES('qF0Lq5H-63tppkz_','quiz','45a61319dc75787da6f220528bf1203a',3,'{"questions": ["numeric", "still-open"], "minutes": 5}',1790000000,1790000020);
INSERT INTO "games" VALUES('a0RIPLlq4ryPnZnq','timeline','45a61319dc75787da6f220528bf1203a',7,'{"level": "medium", "size": 8, "lives": 3, "seed": "abcd", "cards": ["sputnik", "telescope", "telephone", "moon-landing", "photograph", "web", "penicillin", "powered-flight"]}',1790000000,1790000102);
INSERT INTO "games" VALUES('ihaOilGhXIO8d3CK','timeline','45a61319dc75787da6f220528bf1203a',9,'{"level": "easy", "size": 4, "lives": null, "seed": "efgh", "cards": ["powered-flight", "photograph", "telescope", "sputnik"]}',1790000500,1790000601);
CREATE TABLE moves (
	game VARCHAR(16) NOT NULL, 
	number INTEGER NOT NULL, 
	name VARCHAR(32) NOT NULL, 
	data JSON NOT NULL, 
	at BIGINT NOT NULL, outcome JSON, format INTEGER DEFAULT 0 NOT NULL, 
	PRIMARY KEY (game, number), 
	FOREIGN KEY(game) REFERENCES games (id) ON DELETE CASCADE
);
INSERT INTO "moves" VALUES('La-xY64xD795rhRs',1,'LiftLimit','{}',1790000040,'null',1);
INSERT INTO "moves" VALUES('xJFnJPUea2k0Xc0V',1,'LiftLimit','{}',1790000040,'null',1);
INSERT INTO "moves" VALUES('a0RIPLlq4ryPnZnq',1,'Place','{"gap": 1}',1790000100,'{"right": true, "points": 16, "place": 1, "gaps": 1}',1);
INSERT INTO "moves" VALUES('a0RIPLlq4ryPnZnq',2,'Place','{"gap": 0}',1790000101,'{"right": false, "points": 0, "place": 3, "gaps": 1}',1);
INSERT INTO "moves" VALUES('a0RIPLlq4ryPnZnq',3,'Place','{"gap": 1}',1790000102,'{"right": true, "points": 23, "place": 1, "gaps": 1}',1);
INSERT INTO "moves" VALUES('ihaOilGhXIO8d3CK',1,'Place','{"gap": 0}',1790000600,'{"right": true, "points": 16, "place": 0, "gaps": 1}',1);
INSERT INTO "moves" VALUES('ihaOilGhXIO8d3CK',2,'Place','{"gap": 0}',1790000601,'{"right": false, "points": 0, "place": 3, "gaps": 1}',1);
CREATE TABLE rooms (
	game VARCHAR(16) NOT NULL, 
	code VARCHAR(6) NOT NULL, 
	host VARCHAR(64) NOT NULL, 
	locked BOOLEAN NOT NULL, 
	ended BOOLEAN NOT NULL, 
	revision INTEGER NOT NULL, 
	question VARCHAR(64), 
	round INTEGER NOT NULL, 
	asked INTEGER NOT NULL, 
	taking VARCHAR(8) NOT NULL, 
	PRIMARY KEY (game), 
	FOREIGN KEY(game) REFERENCES games (id) ON DELETE CASCADE, 
	UNIQUE (code), 
	UNIQUE (host)
);
CREATE TABLE "seats" (
	id VARCHAR(16) NOT NULL, 
	game VARCHAR(16) NOT NULL, 
	player VARCHAR(32), 
	name VARCHAR(40), 
	way_back VARCHAR(64), 
	extra_time FLOAT NOT NULL, 
	name_key VARCHAR(255), 
	hidden BOOLEAN DEFAULT 0 NOT NULL, 
	removed BIGINT, 
	joined BIGINT DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(game) REFERENCES games (id) ON DELETE CASCADE, 
	UNIQUE (game, player)
);
INSERT INTO "seats" VALUES('IoBbqq1nhNowEsXi','La-xY64xD795rhRs','kept-player',NULL,NULL,1.0,NULL,0,NULL,0);
INSERT INTO "seats" VALUES('ZdK1YAkFqtf5CrIE','xJFnJPUea2k0Xc0V','kept-player',NULL,NULL,1.0,NULL,0,NULL,0);
INSERT INTO "seats" VALUES('vno1Tnydvmqtp2Ax','qF0Lq5H-63tppkz_','other-player',NULL,NULL,1.0,NULL,0,NULL,0);
INSERT INTO "seats" VALUES('2ns7aoysL1bys6bI','a0RIPLlq4ryPnZnq','kept-player',NULL,NULL,1.0,NULL,0,NULL,0);
INSERT INTO "seats" VALUES('HrEzGBSLGk5J9C5P','ihaOilGhXIO8d3CK','kept-player',NULL,NULL,1.0,NULL,0,NULL,0);
CREATE INDEX ix_games_edition ON games (edition);
CREATE INDEX ix_games_touched ON games (touched);
CREATE INDEX ix_games_mode ON games (mode);
CREATE INDEX ix_seats_player ON seats (player);
CREATE UNIQUE INDEX ix_seats_name ON seats (game, name_key);
CREATE INDEX ix_seats_present ON seats (game, removed);
CREATE INDEX ix_answers_seat ON answers (seat);
COMMIT;
