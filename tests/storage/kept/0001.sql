BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE answers (
	game VARCHAR(16) NOT NULL, 
	question VARCHAR(64) NOT NULL, 
	player VARCHAR(32) NOT NULL, 
	given JSON NOT NULL, 
	earned FLOAT NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (game, question, player), 
	FOREIGN KEY(game) REFERENCES games (id) ON DELETE CASCADE
);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','multiple-choice','kept-player','"Seoul"',1.0,1790000000);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','multiple-answers','kept-player','["Ladle", "Whisk"]',1.0,1790000010);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','true-false','kept-player','"true"',1.0,1790000020);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','numeric','kept-player','"2"',1.0,1790000030);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','short-answer','kept-player','"Compass"',1.0,1790000040);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','ordering','kept-player','[0, 1, 2, 3]',1.0,1790000050);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','ordering-events','kept-player','[1, 3, 2, 0]',1.0,1790000060);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','matching','kept-player','{"Bee": "Hive", "Spider": "Web", "Fox": "Den", "Bird": "Nest"}',1.0,1790000070);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','date','kept-player','"1969-07-20"',1.0,1790000080);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','categorise','kept-player','{"Cork": "Floats", "Ice": "Floats", "Candle": "Floats", "Coin": "Sinks", "Pebble": "Sinks", "Brick": "Sinks"}',1.0,1790000090);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','fill-in','kept-player','["boils", "zero", "ice"]',1.0,1790000100);
INSERT INTO "answers" VALUES('La-xY64xD795rhRs','find-evidence','kept-player',1,1.0,1790000110);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','multiple-choice','kept-player','"Busan"',0.0,1790000000);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','multiple-answers','kept-player','["Ladle", "Whisk"]',1.0,1790000010);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','true-false','kept-player','"false"',0.0,1790000020);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','numeric','kept-player','null',0.0,1790000030);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','short-answer','kept-player','"nothing like it"',0.0,1790000040);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','ordering','kept-player','[3, 2, 1, 0]',0.0,1790000050);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','ordering-events','kept-player','[0, 2, 3, 1]',0.0,1790000060);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','matching','kept-player','{"Bee": "Web", "Spider": "Den", "Fox": "Nest", "Bird": "Hive"}',0.0,1790000070);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','date','kept-player','"1800-01-01"',0.0,1790000080);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','categorise','kept-player','{"Cork": "Floats", "Ice": "Floats", "Candle": "Sinks", "Coin": "Sinks", "Pebble": "Sinks", "Brick": "Floats"}',0.6667,1790000090);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','fill-in','kept-player','["x", "x", "x"]',0.0,1790000100);
INSERT INTO "answers" VALUES('xJFnJPUea2k0Xc0V','find-evidence','kept-player',2,0.0,1790000110);
INSERT INTO "answers" VALUES('qF0Lq5H-63tppkz_','numeric','other-player','"2"',1.0,1790000020);
CREATE TABLE editions (
	hash VARCHAR(32) NOT NULL, 
	topic VARCHAR(64) NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (hash)
);
INSERT INTO "editions" VALUES('e8863add74f654b3184a5c146fd008a7','everything','{"id":"everything","title":"Inventions","language":"en","themes":{},"sources":{},"article":"A mould in a dish stopped the bacteria around it.\n\nLater came [orbit](#sputnik).","events":[{"id":"telescope","title":"A telescope is shown in The Hague","date":"1608","why":"It mattered: telescope.","people":[],"sources":[]},{"id":"photograph","title":"A window is photographed","date":"1826","why":"It mattered: photograph.","people":[],"sources":[]},{"id":"telephone","title":"A telephone carries words","date":"1876-03-10","why":"It mattered: telephone.","people":[],"sources":[]},{"id":"powered-flight","title":"A machine with an engine flies","date":"1903-12-17","why":"It mattered: powered-flight.","people":[],"sources":[]},{"id":"penicillin","title":"A mould stops bacteria","date":"1928-09","why":"It mattered: penicillin.","people":[],"sources":[]},{"id":"sputnik","title":"A satellite reaches orbit","date":"1957-10-04","why":"It mattered: sputnik.","people":[],"sources":[]},{"id":"moon-landing","title":"People land on the Moon","date":"1969-07-20","why":"It mattered: moon-landing.","people":[],"sources":[]},{"id":"web","title":"The World Wide Web is made","date":"1989/1991","why":"It mattered: web.","people":[],"sources":[]}],"glossary":[],"sets":[{"id":"questions","title":"Inventions","questions":[{"type":"multiple-choice","id":"multiple-choice","question":"What is the capital of South Korea?","explanation":"Seoul has been the seat of government since the republic was founded.","evidence":"stopped the bacteria around it","event":"telescope","sources":[],"choices":[{"text":"Busan","feedback":"Busan is the second city, on the south-east coast.","misconception":"takes-a-big-port-for-the-capital"},{"text":"Seoul"},{"text":"Incheon"}],"answer":"Seoul"},{"type":"multiple-answers","id":"multiple-answers","question":"Which of these can be found in a kitchen?","explanation":"One ladles soup and whisks eggs; the chisel and the anvil belong in a workshop.","evidence":"stopped the bacteria around it","event":"photograph","sources":[],"choices":[{"text":"Ladle"},{"text":"Whisk"},{"text":"Chisel","feedback":"A chisel is for wood or stone.","misconception":"takes-any-tool-for-a-kitchen-tool"},{"text":"Anvil"}],"answers":["Ladle","Whisk"]},{"type":"true-false","id":"true-false","question":"Water boils at a lower temperature on a high mountain than at the sea.","explanation":"The air presses less up there, so the water needs less heat to boil.","evidence":"stopped the bacteria around it","event":"telephone","sources":[],"answer":true},{"type":"numeric","id":"numeric","question":"How tall is an ordinary door?","explanation":"Most doors measure between 1.90 m and 2.10 m, so that nearly everybody fits through.","evidence":"stopped the bacteria around it","event":"powered-flight","sources":[],"answer":"2","tolerance":"0.15","unit":"m"},{"type":"short-answer","id":"short-answer","question":"What do you call the instrument that shows where north is?","explanation":"The needle is a small magnet that lines up with that of the Earth.","evidence":"stopped the bacteria around it","event":"penicillin","sources":[],"answer":"Compass","accept":["Magnetic compass","Gyrocompass"]},{"type":"ordering","id":"ordering","question":"In which order do you make a cup of tea?","explanation":"Only boiling water draws the flavour, and leaves left in too long turn bitter.","evidence":"stopped the bacteria around it","event":"sputnik","sources":[],"items":["Fill the kettle","Boil the water","Pour it over the leaves","Take out the leaves"]},{"type":"ordering","id":"ordering-events","question":"Put these in order.","sources":[],"events":["web","telescope","sputnik","photograph"]},{"type":"matching","id":"matching","question":"Which animal lives in which home?","explanation":"The fox digs its den, the others build their homes.","evidence":"stopped the bacteria around it","event":"moon-landing","sources":[],"pairs":{"Bee":"Hive","Spider":"Web","Fox":"Den","Bird":"Nest"}},{"type":"date","id":"date","question":"When did people first walk on the Moon?","explanation":"Apollo 11 landed on the evening of that day, by the clocks of America.","evidence":"stopped the bacteria around it","sources":[],"answer":"1969-07-20"},{"type":"categorise","id":"categorise","question":"Does it float on water or sink?","explanation":"Cork, ice and wax weigh less than as much water; metal and stone weigh more.","evidence":"stopped the bacteria around it","sources":[],"categories":{"Floats":["Cork","Ice","Candle"],"Sinks":["Coin","Pebble","Brick"]}},{"type":"fill-in","id":"fill-in","question":"Fill in what happens to water.","explanation":"Water changes its state at both ends of the scale that Celsius made for it.","evidence":"stopped the bacteria around it","sources":[],"text":"Heated to 100 degrees, water [[boils|starts to boil]]; cooled below [[zero|0]], it becomes [[ice]]."},{"type":"find-evidence","id":"find-evidence","question":"Which sentence shows that bees can count?","explanation":"They stopped at the number of trees, although the distance had changed.","evidence":"stopped the bacteria around it","sources":[],"answer":"stopped the bacteria"},{"type":"multiple-choice","id":"still-open","question":"What is the capital of South Korea?","sources":[],"choices":[{"text":"Busan"},{"text":"Seoul"},{"text":"Incheon"}],"answer":"Seoul"},{"type":"true-false","id":"open-too","question":"Seoul is a capital.","sources":[],"answer":true}]}]}');
CREATE TABLE games (
	id VARCHAR(16) NOT NULL, 
	mode VARCHAR(16) NOT NULL, 
	edition VARCHAR(32) NOT NULL, 
	player VARCHAR(32) NOT NULL, 
	seed BIGINT NOT NULL, 
	settings JSON NOT NULL, 
	started BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(edition) REFERENCES editions (hash)
);
INSERT INTO "games" VALUES('La-xY64xD795rhRs','quiz','e8863add74f654b3184a5c146fd008a7','kept-player',7,'{"questions": ["multiple-choice", "multiple-answers", "true-false", "numeric", "short-answer", "ordering", "ordering-events", "matching", "date", "categorise", "fill-in", "find-evidence", "still-open", "open-too"], "minutes": 5}',1790000000);
INSERT INTO "games" VALUES('xJFnJPUea2k0Xc0V','quiz','e8863add74f654b3184a5c146fd008a7','kept-player',7,'{"questions": ["multiple-choice", "multiple-answers", "true-false", "numeric", "short-answer", "ordering", "ordering-events", "matching", "date", "categorise", "fill-in", "find-evidence", "still-open", "open-too"], "minutes": 5}',1790000000);
INSERT INTO "games" VALUES('a0RIPLlq4ryPnZnq','timeline','e8863add74f654b3184a5c146fd008a7','kept-player',7,'{"level": "medium", "size": 8, "lives": 3, "seed": "abcd"}',1790000000);
INSERT INTO "games" VALUES('ihaOilGhXIO8d3CK','timeline','e8863add74f654b3184a5c146fd008a7','kept-player',9,'{"level": "easy", "size": 4, "lives": null, "seed": "efgh"}',1790000500);
INSERT INTO "games" VALUES('qF0Lq5H-63tppkz_','quiz','e8863add74f654b3184a5c146fd008a7','other-player',3,'{"questions": ["numeric", "still-open"], "minutes": 5}',1790000000);
CREATE TABLE moves (
	game VARCHAR(16) NOT NULL, 
	number INTEGER NOT NULL, 
	name VARCHAR(32) NOT NULL, 
	data JSON NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (game, number), 
	FOREIGN KEY(game) REFERENCES games (id) ON DELETE CASCADE
);
INSERT INTO "moves" VALUES('La-xY64xD795rhRs',5,'LiftLimit','{}',1790000040);
INSERT INTO "moves" VALUES('xJFnJPUea2k0Xc0V',5,'LiftLimit','{}',1790000040);
INSERT INTO "moves" VALUES('a0RIPLlq4ryPnZnq',1,'Place','{"gap": 1}',1790000100);
INSERT INTO "moves" VALUES('a0RIPLlq4ryPnZnq',2,'Place','{"gap": 0}',1790000101);
INSERT INTO "moves" VALUES('a0RIPLlq4ryPnZnq',3,'Place','{"gap": 1}',1790000102);
INSERT INTO "moves" VALUES('ihaOilGhXIO8d3CK',1,'Place','{"gap": 0}',1790000600);
INSERT INTO "moves" VALUES('ihaOilGhXIO8d3CK',2,'Place','{"gap": 0}',1790000600);
CREATE INDEX ix_games_edition ON games (edition);
CREATE INDEX games_of_player ON games (player, started);
CREATE INDEX ix_games_started ON games (started);
COMMIT;
