"""The pages: tables of figures, registers, narrative, particulars, findings, overview."""

TABLE_HEADS = {
    "number": "STT",
    "label": "Chỉ tiêu thống kê",
    "unit": "Đơn vị tính",
    "now": "Kỳ này",
    "before": "Kỳ trước",
    "change": "Chênh lệch",
    "percent": "%",
    "note": "Ghi chú",
}
CELL_STATES = {
    "nil": "Không phát sinh (tính là 0 khi cộng).",
    "pending": "Chưa có số liệu (coi là chưa biết khi cộng).",
    "na": "Không áp dụng với đơn vị (không đưa vào tổng).",
}
CELL_ORIGINS = {
    "blank": "Chưa nhập. Không phát sinh thì gõ -, chưa có số liệu thì gõ ?, không áp dụng thì gõ x.",
    "entered": "Đã nhập.",
    "computed": "Ô tự tính theo công thức.",
    "unreadable": "Không đọc được thành số; chữ đã gõ vẫn được giữ nguyên.",
}
CELL_OVERRIDDEN = "Đã nhập đè lên ô tự tính; công thức cho {expected}. Bấm Delete để trở lại số tự tính."
CELL_NOT_COMPUTED = "Chưa tính được vì còn thiếu {parts}."
CELL_NO_SHARE = "Không tính được tỷ lệ vì số chia bằng 0; không cần nhập gì ở ô này."
CELL_UNKNOWN = "..."
FINDING_LEVELS = {"error": "Lỗi:", "warning": "Cần giải trình:", "info": "Gợi ý:"}
FINDING_EXPLAINED = "Đã giải trình: {text}"
FORMULA_ROW = "dòng {number}"
FORMULA_SHARE = "{part} : {whole} × 100"
FORMULA_TIMES = "×"
FORMULA_DIVIDED = ":"
CELL_DRAWN = "Lấy từ {register}; gõ số khác vào ô thì số ấy được giữ."
CELL_COUNTED = "Cách tính: {formula}."
CELL_OPTIONS = "Ghi theo mã: {options}."
CHECK_NOT_ABOVE = "Không được lớn hơn {other}."
CHECK_NOT_ABOVE_TOGETHER = "Cộng với các phần khác không được lớn hơn {other}."
CHECK_NOT_BELOW = "Không được nhỏ hơn tổng của {other}."
CHECK_AGREES = "Phải khớp với {other}."
CHECK_CUMULATIVE = "Số lũy kế từ đầu năm: không được nhỏ hơn kỳ trước trong cùng năm."
CELL_LIST = "Danh sách lựa chọn"
CELL_NAME = "{place}, {column}: {shown}. {state}"
CELL_BLANK = "trống"

PASTED = "Đã dán {count} ô."
PASTED_NOTHING = "Không có ô nào được dán."
PASTE_UNREAD = "{count} ô không đọc được thành số, chữ được giữ nguyên và đánh dấu."
PASTE_COMPUTED = "Bỏ qua {count} ô tự tính (muốn nhập đè thì gõ thẳng vào ô)."
PASTE_GROUPS = "Bỏ qua {count} ô của dòng tiêu đề."
PASTE_FIXED = "Bỏ qua {count} ô thuộc cột không nhập."
PASTE_BEYOND = "{count} ô nằm ngoài bảng nên chưa dán được."
CELL_CHOICE = "{value}  {label}"
QUOTED = "“{words}”"

REGISTER_NEW = "mới"
REGISTER_TICKED = ("không", "có")
REGISTER_LIST_HELP = "Gõ vào ô, hoặc bấm F4 để chọn trong danh sách."
REGISTER_DELETE = "Xóa dòng"
REGISTER_DELETE_HELP = "Xóa các dòng đang chọn (Ctrl+Delete); bấm Ctrl+Z để lấy lại."
REGISTER_TABS = "Các bảng kê của lĩnh vực"
REGISTER_TOTALS = "Số cộng của bảng kê"
REGISTER_EMPTY = "Bảng kê chưa có dòng nào: gõ vào dòng “mới”, hoặc dán cả khối từ Excel."
REGISTER_AGREES = "{label}: {total} – khớp với {row}."
REGISTER_DIFFERS = "{label}: {total} – chưa khớp: {row} ghi {found}."
REGISTER_NOT_TAKEN = "{label}: {total} – {row} chưa nhập."
REGISTER_UNKNOWN = "{label}: chưa cộng được vì còn ô trống – dùng cho {row}."
REGISTER_SUM = "{label} {total}"
REGISTER_SUMS = "Cộng: {sums}."

CRITERIA_OF_EDITION = "Lấy bộ tiêu chí của biểu mẫu"
CRITERIA_OF_EDITION_HELP = "Thêm những tiêu chí của biểu mẫu mà bảng chưa có; dòng đang có được giữ nguyên."
CRITERIA_OF_EARLIER = "Lấy bộ tiêu chí kỳ trước"
CRITERIA_OF_EARLIER_HELP = (
    "Thêm những tiêu chí của kỳ trước mà bảng chưa có; không lấy câu trả lời và tài liệu của kỳ ấy."
)
CRITERIA_TAKEN = "Đã thêm {count} dòng; dòng đang có được giữ nguyên."
CRITERIA_COMPLETE = "Bảng đã có đủ các tiêu chí này."
CRITERIA_NONE = "Chưa có bộ tiêu chí nào để lấy."
ROW_INSERT = "Thêm dòng"
ROW_INSERT_HELP = "Thêm một dòng cùng cấp dưới dòng đang chọn."
ROW_UP = "Lên"
ROW_UP_HELP = "Chuyển các dòng đang chọn lên trên (Alt+Shift+mũi tên lên)."
ROW_DOWN = "Xuống"
ROW_DOWN_HELP = "Chuyển các dòng đang chọn xuống dưới (Alt+Shift+mũi tên xuống)."
EVIDENCE_CHOOSE = "Chọn tài liệu…"
EVIDENCE_CHOOSE_HELP = "Chọn tệp kiểm chứng cho dòng đang chọn (F4 ở cột tài liệu)."
EVIDENCE_OPEN = "Mở tài liệu"
EVIDENCE_OPEN_HELP = "Mở tệp kiểm chứng của dòng đang chọn."
EVIDENCE_FILES = "Mọi tệp (*)"
EVIDENCE_KEPT = "Tệp: {path}"
EVIDENCE_MISSING = "Không còn thấy tệp {path}; hãy chọn lại tài liệu."
EVIDENCE_NONE = "Dòng này chưa có tài liệu kiểm chứng."

PARTICULARS_PAGE = "Thông tin báo cáo"
PARTICULARS_PAPER = "Văn bản"
PARTICULARS_WINDOW = "Thời gian chốt số liệu"
PARTICULARS_SIGNER = "Người ký và nơi nhận"
DATE_UNREADABLE = "“{typed}” không phải là ngày có trong lịch; viết như 31/3/2023."
PARTICULARS_APPENDIX = "Phụ lục"
APPENDIX_REFERENCE = "Dòng ghi dưới tên phụ lục: {line}"
SUPERIOR_HINT = "Để trống thì không in"
ADDRESSEE_HINT = "Mỗi dòng một nơi; để trống thì không in"
DATE_EXAMPLE = "ví dụ 13/3/2023"
BASES_EXAMPLE = "Mỗi dòng một căn cứ"
WINDOW_USUAL = "Thời gian thường dùng của kỳ này: từ {start} đến {end}. Để trống thì lấy theo thời gian này."
WINDOW_USE_USUAL = "Dùng thời gian này"
UNIT_LINE = "Đơn vị: {unit}"
UNIT_CODE = " (mã {code})"
PERIOD_LINE = "Kỳ báo cáo: {period}"
EDITION_LINE = "Biểu mẫu: {edition}"
PROVISIONAL = " (tạm thời)"

FINDINGS = "Các phát hiện khi kiểm tra"
FINDINGS_HERE = "Chỉ thẻ đang xem"
FINDINGS_FILTER_HELP = "Bấm để ẩn hoặc hiện loại này."
FINDINGS_NONE = "Chưa phát hiện điều gì cần sửa hay giải trình."
FINDINGS_FILTERED = "Không có phát hiện nào trong phần đang lọc."
FINDING_COUNTS = {
    "error": "{count} lỗi",
    "warning": "{count} cần giải trình",
    "info": "{count} gợi ý",
    "explained": "{count} đã giải trình",
}
FINDING_EXPLAIN = "Giải trình…"
FINDING_TAKE = "Lấy số này"
FINDING_TAKE_HELP = "Ghi số đã có ở nơi khác vào ô còn trống."
EXPLAIN_TITLE = "Giải trình"
EXPLAIN_DRAFT = "{message} Lý do: "
EXPLAIN_HINT = "Viết tiếp lý do. Giải trình có hiệu lực đến khi số liệu nêu trong đó thay đổi."
EXPLAIN_SAVE = "Lưu giải trình"
EXPLAIN_CANCEL = "Hủy"
EXPLAIN_REMOVE = "Bỏ giải trình"

AREA_TABS = {"figures": "Số liệu", "registers": "Bảng kê", "narrative": "Thuyết minh"}
AREA_TITLE = "{form}. {title}"
FACTS = "Số liệu bổ sung"
FACTS_NAME = "Số liệu bổ sung, {title}"
PAGE_SAID = "Kết quả của thao tác vừa rồi"
ASSESSMENT = "Đánh giá chung, phương hướng, kiến nghị"

OVERVIEW = "Tổng quan"
OVERVIEW_TITLE = "Báo cáo CCHC {period} – {unit}"
OVERVIEW_WINDOW = "Số liệu tính từ {start} đến {end}"
OVERVIEW_PAPER = "Số báo cáo: {number}, ngày {date}"
OVERVIEW_NO_NUMBER = "chưa có"
OVERVIEW_NO_DATE = "chưa có"
OVERVIEW_AREAS = "Số liệu từng lĩnh vực"
OVERVIEW_AREA = "{number}. {title}"
OVERVIEW_FILLED = "{filled}/{whole} chỉ tiêu"
OVERVIEW_ERRORS = "{count} lỗi"
OVERVIEW_WARNINGS = "{count} cần giải trình"
OVERVIEW_NO_FINDINGS = "không có lỗi"
OVERVIEW_STEPS = "Việc làm tiếp"
OVERVIEW_WORST = "Cần xử lý trước"
OVERVIEW_SOUND = "Không còn lỗi và không còn chỗ nào cần giải trình."
OVERVIEW_KEYS_TITLE = "Phím tắt"
OVERVIEW_KEYS = (
    "Gõ để thay số · F2 sửa tiếp · Enter xuống dòng · Tab sang ô bên · Delete xóa ô · F4 mở danh sách · "
    "F1 cách tính của ô · Ctrl+C, Ctrl+V chép, dán cả khối với Excel · Ctrl+Z, Ctrl+Y hoàn tác, làm lại · "
    "Ctrl+F tìm chỉ tiêu · Ctrl+PgUp, Ctrl+PgDn đổi thẻ · F9 kiểm tra"
)
STEP_ENTER = "Nhập tiếp {count} chỉ tiêu còn trống, bắt đầu từ {place}: {label}"
STEP_MEND = "Sửa {count} lỗi"
STEP_EXPLAIN = "Sửa hoặc giải trình {count} chỗ"
STEP_WRITE = "Viết {count} mục thuyết minh còn trống, bắt đầu từ mục {title}"
STEP_PAPER = "Điền {name}"
