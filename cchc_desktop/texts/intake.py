"""A file that comes in: the question before, the plan of every change, what was not understood."""

READABLE_FILES = (
    "Mọi tệp đọc được (*.xlsx *.xlsm *.docx *.pdf *.txt *.csv *.cchc *.cchc-khoa *.json);;"
    "Excel (*.xlsx *.xlsm);;Word (*.docx);;PDF (*.pdf);;Văn bản, CSV (*.txt *.csv);;"
    "Tệp của ứng dụng (*.cchc *.cchc-khoa *.json);;Mọi tệp (*)"
)
CHOOSE_FILES = "Chọn tệp để nhập dữ liệu"
CHOOSE_MERGED = "Chọn tệp của các xã để gộp"
READING_FILE = "Đang đọc {file}…"
READING_FILES = "Đang đọc {count} tệp…"

PLAN_HEADLESS = (
    "{count} mục đã chọn không có trong đề cương của báo cáo này nên sẽ không được lấy ({names}); muốn lấy "
    "thì chọn cả dòng “{outline}”."
)
PASSWORD_TITLE = "Gói có mật khẩu"
PASSWORD_ASK = "Gói “{file}” có đặt mật khẩu. Hãy nhập mật khẩu do nơi gửi cung cấp."
PASSWORD_FIELD = "Mật khẩu"
PASSWORD_SHOW = "Hiện mật khẩu"
PASSWORD_OPEN = "Mở gói"

DROP_HERE = "Thả tệp vào đây để nhập vào báo cáo {period} của {unit}"
DROP_MORE = "Chưa thay đổi gì: ứng dụng đọc tệp rồi cho xem trước từng chỗ."
DROP_NO_REPORT = "Chưa mở báo cáo nào nên chưa nhập được tệp; hãy đặt tên đơn vị và tạo kỳ báo cáo trước."

INTAKE_SEVERAL = (
    "Có {count} tệp. Lấy lần lượt từng tệp vào báo cáo đang mở, hay cộng số liệu của các xã trong những tệp "
    "này thành một?"
)
INTAKE_EACH = "Lấy từng tệp"
INTAKE_MERGE = "Gộp làm một"
INTAKE_MERGE_ONE = "Muốn gộp số liệu nhiều xã, hãy chọn từ hai tệp trở lên (giữ Ctrl để chọn thêm)."
INTAKE_TWICE = "Tệp “{one}” và “{two}” giống hệt nhau nên không gộp: số liệu sẽ bị cộng hai lần."
INTAKE_NOTHING = "Tệp “{file}” không khác gì báo cáo đang mở nên không có gì để lấy."

INTAKE_OTHER = (
    "Tệp “{file}” không phải của báo cáo đang mở.\n\n{differences}\n\nVẫn xem và chọn số liệu để lấy vào báo "
    "cáo đang mở? (Số, ngày văn bản, người ký và các giải trình của tệp không được lấy.)"
)
INTAKE_OTHER_EDITION = (
    "Tệp “{file}” theo mẫu báo cáo khác.\n\n{differences}\n\nVẫn xem và chọn số liệu để lấy vào báo cáo đang "
    "mở? Chỉ tiêu đổi mã được chuyển theo bảng đối chiếu của biểu mẫu."
)
INTAKE_DIFFERENCES = {
    "unit": "Đơn vị: tệp ghi {theirs}; đang mở {ours}.",
    "period": "Kỳ báo cáo: tệp ghi {theirs}; đang mở {ours}.",
    "edition": "Mẫu báo cáo: tệp theo {theirs}; đang mở {ours}.",
}
INTAKE_STOP = "Không nhập"
INTAKE_GO_ON = "Xem và chọn"

PLAN_TITLE = "Nhập dữ liệu: {file}"
PLAN_TITLE_MERGED = "Gộp số liệu {count} xã"
PLAN_FILE = "Tệp {file}: {told}."
PLAN_MERGED = "Cộng số liệu của {files}."
PLAN_INTO = "Lấy vào: {unit}, {period}, {edition}."
PLAN_UNTOLD = {
    "unit": "không ghi tên đơn vị",
    "period": "không ghi kỳ báo cáo",
}
PLAN_DIFFERS = "Khác báo cáo đang mở: {what}."
PLAN_OTHERS = {"unit": "đơn vị", "period": "kỳ báo cáo", "edition": "mẫu báo cáo"}
PLAN_ENCODING = "Bảng mã cũ {encoding}, đã chuyển sang Unicode."
PLAN_ABOUT = "Chưa thay đổi gì. Chỉ những dòng có dấu chọn mới được lấy; lấy xong vẫn hoàn tác được (Ctrl+Z)."

PLAN_ROWS = "Từng chỗ ({count})"
PLAN_UNREAD = "Chưa hiểu ({count})"
PLAN_LIST = "Những gì tệp mang vào"
PLAN_UNREAD_LIST = "Những chỗ chưa hiểu"
PLAN_HEADS = ("Mục", "Chỉ tiêu, nội dung", "Hiện nay", "Trong tệp", "Tìm thấy ở", "Kết luận", "Chắc chắn")
PLAN_UNREAD_HEADS = ("Ở đâu", "Nội dung", "Vì sao chưa lấy")
PLAN_EMPTY = "(trống)"
PLAN_KINDS = {
    "fact": "Số liệu bổ sung",
    "document": "Thông tin",
    "period": "Thông tin",
    "narrative": "Thuyết minh",
    "outline": "Đề cương",
    "explanation": "Giải trình",
}
PLAN_PLACE = "Biểu {area}, {number}"
VERDICTS = {
    "new": "Mới",
    "same": "Như cũ",
    "conflict": "Khác nhau",
    "renamed": "Đổi mã",
    "unclear": "Chưa rõ",
    "unknown": "Không có chỗ",
    "does_not_carry": "Không lấy",
    "emptied": "Tệp để trống",
}
"""By core.plan.Verdict."""
VERDICTS_HELP = {
    "new": "Chỗ này trong báo cáo còn trống.",
    "same": "Tệp và báo cáo giống nhau, không cần làm gì.",
    "conflict": "Báo cáo đã có, tệp ghi khác: chọn thì lấy theo tệp, không chọn thì giữ nguyên.",
    "renamed": "Chỉ tiêu của mẫu cũ, chuyển sang theo bảng đối chiếu của biểu mẫu.",
    "unclear": "Đọc được nhưng chưa chắc đúng: xem lại tệp rồi hãy chọn.",
    "unknown": "Báo cáo đang mở không có chỗ cho nội dung này.",
    "does_not_carry": "Thuộc riêng báo cáo kia, hoặc chỉ tiêu đã bỏ: không lấy sang được.",
    "emptied": "Báo cáo có mà tệp để trống: chọn thì xóa, không chọn thì giữ nguyên.",
}
CONFIDENCES = {"sure": "chắc", "likely": "khá chắc", "unclear": "chưa chắc"}
"""By core.found.Confidence."""
PLAN_FILTER = "{words} {count}"
PLAN_FILTER_HELP = "{help} Bấm để ẩn hoặc hiện."
PLAN_NOTHING_SHOWN = "Không có dòng nào thuộc nhóm đang hiện; bấm các nút phía trên để hiện thêm."
PLAN_SUMS = "{count} tổng trong tệp không bằng các phần cộng lại:"
PLAN_SUM = "{place}: ghi {printed}, cộng được {added}"
PLAN_SUMS_MORE = "và {count} chỗ nữa"
PLAN_DETAIL = "Dòng đang xem"
PLAN_DETAIL_VALUES = "Hiện nay: {now}. Trong tệp: {incoming}."
PLAN_DETAIL_SPOT = "Tìm thấy ở {spot}"
PLAN_DETAIL_WORDS = "“{words}”"
PLAN_DETAIL_PARTS = "Cộng từ: {parts}."
PLAN_PART = "{name}: {value}"
PLAN_KEEP_PARTS = "Ghi số từng xã vào Ghi chú"
PLAN_SAFE = "Lấy {count} dòng chắc chắn"
PLAN_TICK_SHOWN = "Chọn mọi dòng đang hiện"
PLAN_TICK_NONE = "Bỏ chọn"
PLAN_GO = "Lấy {count} dòng đã chọn"
PLAN_SKIP = "Bỏ qua"
PLAN_SAVE_LIST = "Lưu danh sách…"
PLAN_PROBLEM = "Cần xem lại"

UNREAD_FILE = "{file} - chưa hiểu"
UNREAD_FILES = "Excel (*.xlsx);;Văn bản (*.txt)"
UNREAD_SHEET = "Chưa hiểu"
UNREAD_SAVED = "Đã lưu danh sách:\n{path}"

ORIGIN = "Lấy từ tệp {file}, ngày {day}."
