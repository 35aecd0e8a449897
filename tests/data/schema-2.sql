PRAGMA application_id = 1128482883;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
INSERT INTO "_sqlite_migrations" VALUES(1,'cchc-desktop','1_units_periods_items_edits','2026-11-21 03:33:09.906886+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'cchc-desktop','2_undo_stages_sendings','2026-11-21 07:21:01.135672+00:00');
CREATE TABLE change (
    edit_id INTEGER NOT NULL REFERENCES edit,
    address TEXT NOT NULL,
    old TEXT,
    new TEXT,
    PRIMARY KEY (edit_id, address),
    CHECK (old IS NOT new)
) STRICT, WITHOUT ROWID;
INSERT INTO "change" VALUES(1,'b1_1',NULL,'{"value":"0"}');
INSERT INTO "change" VALUES(1,'b1_5',NULL,'{"state":"nil"}');
INSERT INTO "change" VALUES(1,'b1_6',NULL,'{"state":"pending"}');
INSERT INTO "change" VALUES(1,'b2_1_1',NULL,'{"text":"1.23"}');
INSERT INTO "change" VALUES(1,'b2_1_2',NULL,'{"note":"Chờ xã báo"}');
INSERT INTO "change" VALUES(1,'b3_3_3',NULL,'{"value":"94.80","note":"Nhập đè, theo sổ một cửa"}');
INSERT INTO "change" VALUES(1,'b4_1_1',NULL,'{"state":"na"}');
INSERT INTO "change" VALUES(1,'b6_1_1',NULL,'{"value":"27869168372.000000"}');
INSERT INTO "change" VALUES(1,'document.recipients',NULL,'"UBND huyện;\nLưu: VT, “HSCV”."');
INSERT INTO "change" VALUES(1,'document.signer.name',NULL,'"Nguyễn Văn Đỗ"');
INSERT INTO "change" VALUES(1,'explanation.A5.hs_tiep_nhan+hs_giai_quyet',NULL,'{"check":"A5","codes":["hs_tiep_nhan","hs_giai_quyet"],"text":"Hai hồ sơ rút.","figures":["716","714"]}');
INSERT INTO "change" VALUES(1,'ho_so.12',NULL,'{"hs_tiep_nhan":"716"}');
INSERT INTO "change" VALUES(1,'narrative.II.2.c',NULL,'"Tiếp nhận 716 hồ sơ.\n\nĐạt 94,8 %."');
INSERT INTO "change" VALUES(1,'period.from',NULL,'"2022-12-10"');
INSERT INTO "change" VALUES(1,'van_ban.1',NULL,'{"type":"KH","number":"03A","directive":true}');
INSERT INTO "change" VALUES(2,'b1_1','{"value":"0"}','{"value":"7"}');
INSERT INTO "change" VALUES(2,'b2_1_1','{"text":"1.23"}',NULL);
CREATE TABLE confirmed (
    period_id INTEGER NOT NULL REFERENCES period,
    address TEXT NOT NULL,
    edit_id INTEGER NOT NULL REFERENCES edit,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    PRIMARY KEY (period_id, address, edit_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    period_id INTEGER NOT NULL REFERENCES period,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    source TEXT NOT NULL
, undoes INTEGER REFERENCES edit, file TEXT NOT NULL DEFAULT '', sha256 TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "edit" VALUES(1,1,'2023-03-13T01:30:00+00:00','thuky','created',NULL,'','');
INSERT INTO "edit" VALUES(2,1,'2023-03-13T01:30:00+00:00','thuky','typed',NULL,'','');
CREATE TABLE item (
    period_id INTEGER NOT NULL REFERENCES period,
    address TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (period_id, address)
) STRICT, WITHOUT ROWID;
INSERT INTO "item" VALUES(1,'b1_1','{"value":"7"}');
INSERT INTO "item" VALUES(1,'b1_5','{"state":"nil"}');
INSERT INTO "item" VALUES(1,'b1_6','{"state":"pending"}');
INSERT INTO "item" VALUES(1,'b2_1_2','{"note":"Chờ xã báo"}');
INSERT INTO "item" VALUES(1,'b3_3_3','{"value":"94.80","note":"Nhập đè, theo sổ một cửa"}');
INSERT INTO "item" VALUES(1,'b4_1_1','{"state":"na"}');
INSERT INTO "item" VALUES(1,'b6_1_1','{"value":"27869168372.000000"}');
INSERT INTO "item" VALUES(1,'document.recipients','"UBND huyện;\nLưu: VT, “HSCV”."');
INSERT INTO "item" VALUES(1,'document.signer.name','"Nguyễn Văn Đỗ"');
INSERT INTO "item" VALUES(1,'explanation.A5.hs_tiep_nhan+hs_giai_quyet','{"check":"A5","codes":["hs_tiep_nhan","hs_giai_quyet"],"text":"Hai hồ sơ rút.","figures":["716","714"]}');
INSERT INTO "item" VALUES(1,'ho_so.12','{"hs_tiep_nhan":"716"}');
INSERT INTO "item" VALUES(1,'narrative.II.2.c','"Tiếp nhận 716 hồ sơ.\n\nĐạt 94,8 %."');
INSERT INTO "item" VALUES(1,'period.from','"2022-12-10"');
INSERT INTO "item" VALUES(1,'van_ban.1','{"type":"KH","number":"03A","directive":true}');
CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    period_id INTEGER NOT NULL REFERENCES period,
    edit_id INTEGER NOT NULL REFERENCES edit,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    step TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE period (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit,
    edition TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    UNIQUE (unit_id, edition, kind, year)
) STRICT;
INSERT INTO "period" VALUES(1,1,'cchc-2021','q1',2023);
CREATE TABLE sending (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    period_id INTEGER NOT NULL REFERENCES period,
    edit_id INTEGER NOT NULL REFERENCES edit,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    number INTEGER NOT NULL,
    target TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL
) STRICT;
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    superior TEXT NOT NULL,
    province TEXT NOT NULL,
    code TEXT NOT NULL
) STRICT;
INSERT INTO "unit" VALUES(1,'xã','Chi Lăng Bắc','UBND huyện Thanh Miện','Hải Dương','11245');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX edit_period ON edit (period_id);
CREATE TRIGGER edit_refuses_update BEFORE UPDATE ON edit BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER edit_refuses_delete BEFORE DELETE ON edit BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER change_refuses_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER change_refuses_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE INDEX passage_period ON passage (period_id);
CREATE INDEX sending_period ON sending (period_id);
CREATE TRIGGER passage_refuses_update BEFORE UPDATE ON passage BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER passage_refuses_delete BEFORE DELETE ON passage BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER sending_refuses_update BEFORE UPDATE ON sending BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER sending_refuses_delete BEFORE DELETE ON sending BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER confirmed_refuses_update BEFORE UPDATE ON confirmed BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
CREATE TRIGGER confirmed_refuses_delete BEFORE DELETE ON confirmed BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('edit',2);
COMMIT;
