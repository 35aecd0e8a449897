"""The editor of the report's text and its dialogs."""

NARRATIVE_PAGE = "Thuyết minh"
NARRATIVE_EDITOR = "Thuyết minh mục {slot}, {title}"
NARRATIVE_EMPTY = "Viết nội dung mục này; chữ được tự lưu khi ngừng gõ."
NARRATIVE_WORDS = "{count} từ"
NARRATIVE_ALL_WORDS = "Cả báo cáo {count} từ"
NARRATIVE_TOOLS = "Công cụ soạn thảo"

TOOLS = {
    "insert": "Chèn số liệu",
    "bold": "Đậm",
    "italic": "Nghiêng",
    "draft": "Soạn từ số liệu",
    "before": "Kỳ trước",
    "more": "Thêm",
}
TOOL_TIPS = {
    "insert": "Chèn số liệu tự cập nhật vào chỗ con trỏ (Ctrl+Shift+S)",
    "bold": "Chữ đậm (Ctrl+B)",
    "italic": "Chữ nghiêng (Ctrl+I)",
    "draft": "Xem câu soạn sẵn từ số liệu cho mục đang viết, vừa ý thì chèn",
    "before": "Xem mục này của kỳ trước bên cạnh; ngày và số của kỳ cũ được đánh dấu",
    "more": "Các việc khác với phần thuyết minh",
}
MORE_DRAFT_ALL = "Soạn mọi mục còn trống"
MORE_REPLACE = "Tìm và thay…\tCtrl+H"
MORE_OUTLINE = "Đề cương của đơn vị…"

TOKEN_FIGURE = "{place}: {label}"
TOKEN_HOWS = {
    "": "Số liệu kỳ này.",
    "prev": "Số liệu kỳ trước.",
    "diff": "Chênh lệch so với kỳ trước, không ghi dấu.",
    "growth": "Mức tăng, giảm so với kỳ trước, tính bằng %.",
    "ratio": "Tỷ lệ % của số thứ nhất trên số thứ hai.",
}
TOKEN_NO_PERIOD = "Chưa có kỳ trước để so sánh."
TOKEN_ROW_GONE = "Dòng này không còn trong bảng kê."
TOKEN_ROWS = "{title}: mọi dòng thỏa điều kiện."
TOKEN_HELP = "Tự cập nhật theo số liệu. Bấm chuột phải để đổi cách hiện hoặc chuyển thành chữ thường."
TOKEN_CHANGE = "Đổi cách hiện…"
TOKEN_FREEZE = "Chuyển thành chữ thường"
TOKEN_GO = "Đến ô số liệu"

OFFER_TCVN3 = "Chữ vừa dán dùng phông cũ (TCVN3, .VnTime) nên đọc không được."
OFFER_TCVN3_TAKE = "Chuyển sang Unicode"
OFFER_LEAVE = "Để nguyên"
OFFER_BIND = "{number} trùng với {label} ({place})."
OFFER_BIND_TAKE = "Gắn số liệu"
OFFER_SKIP = "Bỏ qua"
OFFER_CITED = "{title} chưa có trong {register}."
OFFER_CITED_MORE = "{title} và {count} văn bản khác trong mục chưa có trong {register}."
OFFER_CITED_TAKE = "Đưa vào {register}"
OFFER_KEY = "Bấm Alt+Enter để nhận."

BESIDE_BEFORE = "Kỳ trước: {period}"
BESIDE_NO_PERIOD = "Chưa có kỳ trước nào của đơn vị."
BESIDE_NO_TEXT = "Kỳ trước không viết mục này."
BESIDE_COPY = "Chép xuống"
BESIDE_COPY_TIP = "Chép nội dung kỳ trước vào cuối mục; số liệu đã gắn sẽ tự lấy số kỳ này"
BESIDE_MARKED = "Chỗ gạch chân là ngày, số của kỳ cũ: nhớ sửa khi chép."
BESIDE_DRAFT = "Soạn từ số liệu"
BESIDE_NO_DRAFT = "Chưa có câu soạn sẵn cho mục này với số liệu hiện có."
BESIDE_DRAFT_HELP = "Phần tô nền là số liệu, sẽ tự cập nhật sau khi chèn."
BESIDE_INSERT = "Chèn"
BESIDE_INSERT_TIP = "Chèn vào chỗ con trỏ; chữ đã viết được giữ nguyên"
BESIDE_CLOSE = "Đóng khung bên"
BESIDE_SECTION = "{number}. {title}"

INSERT_TITLE = "Chèn số liệu"
INSERT_CHANGE_TITLE = "Đổi cách hiện số liệu"
INSERT_WHAT = "Lấy"
INSERT_HOWS = {
    "": "Số kỳ này",
    "prev": "Số kỳ trước",
    "diff": "Chênh lệch với kỳ trước",
    "growth": "Tăng, giảm so với kỳ trước (%)",
    "ratio": "Tỷ lệ % trên một số khác",
}
INSERT_SHOWN = "Cách hiện"
INSERT_FORMS = {"plain": "Chỉ số", "two": "Ít nhất hai chữ số (05)", "variants": "Câu theo trạng thái"}
INSERT_ROW_FORMS = {"full": "Đầy đủ, có trích yếu", "short": "Rút gọn, không trích yếu"}
INSERT_RATIO_OF = "Tử số: {label}. Chọn mẫu số trong danh sách."
INSERT_VARIANTS = ("Khi có số", "Khi không phát sinh", "Khi chưa có số liệu")
INSERT_CHANGES = ("Khi tăng", "Khi giảm", "Khi bằng nhau", "Khi chưa so được")
INSERT_VARIANT_HINT = "dấu # thay cho số"
INSERT_USUAL = ("#", "không phát sinh", "chưa có số liệu")
INSERT_USUAL_CHANGES = ("tăng #", "giảm #", "không thay đổi", "chưa có số liệu để so sánh")
INSERT_VALUE = "{line} = {value}"
INSERT_READ = "Sẽ đọc là:"
INSERT_GO = "Chèn"
INSERT_CHANGE_GO = "Đổi"
INSERT_HELP = "Gõ mã, số thứ tự hoặc vài chữ, không cần dấu; Enter để chèn vào chỗ con trỏ."
INSERT_CHANGE_HELP = "Gõ mã, số thứ tự hoặc vài chữ, không cần dấu, để chọn số liệu khác; Enter để đổi."
INSERT_ROWS_WHERE = "Danh sách"
INSERT_TOTAL_WHERE = "{title}, cộng"
INSERT_WORDS_WHERE = "Thông tin"
INSERT_ALL_OF = "{title}: mọi dòng có {column} là {value}"
INSERT_ALL_TICKED = "{title}: mọi dòng có đánh dấu {column}"

REPLACE_TITLE = "Tìm và thay trong thuyết minh"
REPLACE_FIND = "Tìm"
REPLACE_BY = "Thay bằng"
REPLACE_FOLDED = "Không phân biệt dấu"
REPLACE_HERE = "Chỉ mục đang viết"
REPLACE_NEXT = "Tìm tiếp"
REPLACE_ONE = "Thay"
REPLACE_ALL = "Thay tất cả"
REPLACE_COUNT = "{count} chỗ trong {sections} mục"
REPLACE_LIVE = "; {count} chỗ nằm trong số liệu đã gắn, không thay được"
REPLACE_NONE = "Không tìm thấy."
REPLACE_DONE = "Đã thay {count} chỗ. Bấm Ctrl+Z để lấy lại tất cả."
REPLACE_HINT = "Gõ chữ cần tìm."

OUTLINE_TITLE = "Đề cương của đơn vị"
OUTLINE_ABOUT = "Sửa tên, thêm, bỏ, đổi thứ tự các mục. Số thứ tự được đánh lại khi in."
OUTLINE_LIST = "Các mục của đề cương"
OUTLINE_LINE = "{mark} {title}"
OUTLINE_NAME = "Tên mục"
OUTLINE_ADD = "Thêm mục cùng cấp"
OUTLINE_ADD_WITHIN = "Thêm mục con"
OUTLINE_NEW = "Mục mới"
OUTLINE_REMOVE = "Bỏ mục"
OUTLINE_UP = "Lên"
OUTLINE_DOWN = "Xuống"
OUTLINE_USUAL = "Về đề cương gốc"
OUTLINE_SAVE = "Lưu đề cương"
OUTLINE_ASK = "Mục “{titles}” đang có nội dung. Bỏ mục thì nội dung cũng bị xóa khi lưu đề cương."
OUTLINE_AND = "”, “"
OUTLINE_KEEP, OUTLINE_DROP = "Giữ lại", "Bỏ cả nội dung"

DRAFTED = "Đã soạn {count} mục còn trống từ số liệu; đọc lại và sửa cho đúng thực tế."
DRAFT_ALL_TIP = "Viết câu soạn sẵn từ số liệu vào các mục chưa có chữ; bấm Ctrl+Z để lấy lại"
DRAFTED_NOTHING = "Không có mục trống nào có câu soạn sẵn."
